"""What a place leaves out: the country of a foreign town, the settlement."""

import re
from dataclasses import dataclass

from db.dictionaries.entries import City, Country, ForeignTown, Settlement
from db.dictionaries.lookup import Dictionaries
from db.entities import Level, Texts
from db.folding import fold
from desktop.report.checks.checked import CheckedEvent
from desktop.report.morphology import Morphology
from desktop.report.partners import Mention
from desktop.report.reading import Reader
from desktop.report.sentences import without_names

_BELARUS = "BY"
_TYPE = re.compile(r"^(?:г\.|город\w*)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Abroad:
    """A foreign place named without its country: where it stands in the text, and which country that is."""

    start: int
    end: int
    country: str


def place_without_country(text: str, reader: Reader) -> Abroad | None:
    """Return the first foreign place whose country the text does not name."""
    dictionaries = reader.dictionaries
    mentions = [each for each in reader.partners.mentions(Texts(place=text)) if _is_open(each, text)]
    named = {each.partner.id for each in mentions if _names_country(each, text, dictionaries)}
    for mention in mentions:
        country_id = _country_of(mention, text, dictionaries)
        if country_id and country_id not in named:
            country = dictionaries.get(Country, country_id)
            if country is not None:
                return Abroad(mention.start, mention.end, country.full_name or country.short_name)
    return None


def _is_open(mention: Mention, text: str) -> bool:
    """Whether a mention is no name in quotes: the hotel «Минск» may stand anywhere."""
    is_typed = bool(_TYPE.match(text[mention.start : mention.end]))
    return is_typed or bool(without_names(text)[mention.start : mention.end].strip())


def _names_country(mention: Mention, text: str, dictionaries: Dictionaries) -> bool:
    """Whether a mention is the name of a country itself, not that of a place in it or an adjective."""
    if mention.partner.level is not Level.COUNTRY:
        return False
    name = text[mention.start : mention.end]
    return name.isupper() or bool(dictionaries.find(name, among=(Country,)))


def _country_of(mention: Mention, text: str, dictionaries: Dictionaries) -> str:
    """Return the country of a foreign place; "" for what is none: a country, an adjective."""
    if mention.partner.level is not Level.COUNTRY:
        return _BELARUS
    name = _TYPE.sub("", text[mention.start : mention.end])
    return mention.partner.id if dictionaries.find(name, among=(ForeignTown,)) else ""


# A settlement by its type; «с.» and «д.» only before a name, and not as somebody's initials.
_SETTLEMENT = re.compile(
    r"\b(?:г|гор|пос|пгт|рп|р\.\s?п|г\.\s?п|аг|дер|ст-ца|мкр|х)\b\.?|(?<![\w.])(?-i:[сдп]\.\s?(?=[А-ЯЁ]))"
    r"|\b(?:город(?!ск)|посел|посёл|пос[её]лок|агрогород|сел[оаеу]\b|деревн|станиц|хутор|местечк|аул\b|столиц)\w*",
    re.IGNORECASE,
)
# Nouns only: «областной» and «государственный» begin the names of bodies.
_TERRITORY = re.compile(
    r"\b(?:район(?:а|е|у|ом|ы|ов|ах)?|округ(?:а|е|у|ом|и|ов|ах)?|област(?:ь|и|ью|ей|ях)|обл|р-н\w?|кра(?:й|я|ю|е|ем)"
    r"|республик(?:а|и|е|у|ой)|российск\w+ федераци\w+|государств(?:о|а|е)?|стран(?:а|ы|е|ах)?|РФ|РБ)\b",
    re.IGNORECASE,
)
# Bodies and buildings: they stand in some settlement.
_BODY = re.compile(
    r"[«\"]|\b(?:школ|гимнази|лице[йяе]|колледж|техникум|институт|университет|академи|библиотек|музе[йяе]|театр|филармони"
    r"|дом[ае]?\b|двор(?:ец|ц)|центр|клуб|стадион|зал[ае]?\b|комплекс|администраци|министерств|департамент|управлени"
    r"|посольств|консульств|санатори|больниц|храм|собор|арен|бассейн|гостиниц|здани)\w*|\b[А-Я]{2,4}(?:БУ|ОУ|БУК|БОУ|АУК)\b",
    re.IGNORECASE,
)
# Where people meet outside of settlements: the place is told well enough by its name.
_OUTSIDE = re.compile(
    r"\b(?:озер|оз\.|рек[аиеу]\b|лес[ауе]?\b|урочищ|поозерь|заповедник|национальн\w+\s+парк|природн|трасс|шоссе|крепост|ВДЦ|МДЦ|МК\b"
    r"|границ|погранич|мемориал|пол[ея]\b|курган|маршрут|акватори|лагер|пункт|база|болот|остров|гор[аеы]\b|тракт"
    r"|месторождени|аэропорт|аэродром|полигон|усадьб|турбаз)\w*",
    re.IGNORECASE,
)
_RUSSIA = "россия"
_OF_TERRITORY = re.compile(r"[сц]к(?:ий|ая|ой|ом|ого|ую|ие|их)$")  # «Дубровенский», which no dictionary knows
_PROPER = re.compile(r"(?<![\w-])[А-ЯЁA-Z][\w-]+")


def is_without_settlement(event: CheckedEvent, reader: Reader) -> bool:
    """Whether a place names only territories or only a body, but no settlement and no lake or road."""
    whole = fold(event.texts.place)
    if not whole or event.reading.remote or _SETTLEMENT.search(whole) or _OUTSIDE.search(whole):
        return False
    text = without_names(whole)
    if not (_TERRITORY.search(text) or _BODY.search(whole) or _is_country(text, reader.dictionaries)):
        return False
    return not any(_may_be_settlement(word, reader) for word in _PROPER.findall(text))


def _is_country(text: str, dictionaries: Dictionaries) -> bool:
    return bool(dictionaries.find(text, among=(Country,)))


def _may_be_settlement(word: str, reader: Reader) -> bool:
    """Whether a proper name may be that of a settlement: the words of territories and bodies are not."""
    dictionaries = reader.dictionaries
    if dictionaries.find(word, among=(Settlement, City, ForeignTown)):
        return True
    if word.isupper() or _OF_TERRITORY.search(word) or dictionaries.find(word, among=(Country,)):
        return False
    return _is_town_or_unknown(word, reader.morphology)


def _is_town_or_unknown(word: str, morphology: Morphology) -> bool:
    forms = morphology.forms(word)
    if any(form.lemma == _RUSSIA for form in forms):
        return False
    if any("Geox" in form.grammemes for form in forms):
        return True
    return not morphology.knows(word)
