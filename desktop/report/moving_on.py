"""The texts of an event of another year, moved on to this one: the XXI festival becomes the XXII.

Only years that lie between are counted, so within a year nothing moves. What is moved is what counts the
years of the event itself: its ordinal, an anniversary, the year beside it. Years of history, numbers of
schools, grades, centuries and monarchs stay.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from db.entities import Field, Quarter, Texts
from desktop.report.ordinals import ORDINAL, Ordinal, Script, from_roman, read_ordinal, to_roman
from desktop.report.wording import plural


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved on in a text: where it stands now, what stood there, whether a person should look."""

    field: Field
    start: int
    end: int
    before: str
    after: str
    needs_look: bool = False


@dataclass(frozen=True, slots=True)
class MovedOn:
    """Texts for another quarter, without the period, and what was moved on in them."""

    texts: Texts
    marks: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A piece of a text and what stands for it later."""

    start: int
    end: int
    after: str
    needs_look: bool = False


@dataclass(frozen=True, slots=True)
class _Way:
    """From which year the texts are, how many years on they go, and which ordinals their title has."""

    year: int
    steps: int
    in_title: frozenset[int] = frozenset()


def move_on(texts: Texts, original: Quarter, target: Quarter) -> MovedOn:
    """Take over the texts of an event of one quarter into another one; the period is to be entered anew."""
    way = _Way(original.year, target.year - original.year)
    taken = replace(texts, period="")
    if not way.steps:
        return MovedOn(taken)
    way = replace(way, in_title=_numbers_in_title(texts.title))
    moved: dict[str, str] = {}
    marks: list[Moved] = []
    for name in Field:
        text, found = _moved(taken[name], name, way)
        moved[name.value] = text
        marks += found
    return MovedOn(Texts(**moved), tuple(marks))


def _moved(text: str, name: Field, way: _Way) -> tuple[str, list[Moved]]:
    parts: list[str] = []
    marks: list[Moved] = []
    done = length = 0
    for found in _apart(_found(text, name, way)):
        before = text[found.start : found.end]
        parts += [text[done : found.start], found.after]
        length += found.start - done
        marks.append(Moved(name, length, length + len(found.after), before, found.after, found.needs_look))
        length += len(found.after)
        done = found.end
    return "".join([*parts, text[done:]]), marks


def _found(text: str, name: Field, way: _Way) -> Iterator[_Found]:
    yield from _anniversaries(text, way)
    yield from _ordinals(text, name, way)
    yield from _years(text, way)


def _apart(found: Iterator[_Found]) -> list[_Found]:
    """Return pieces in the order of the text; of two that overlap the one found first."""
    kept: list[_Found] = []
    for each in found:
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda each: each.start)


_HYPHEN = r"\s?[-‐‑–]\s?"
_YEARS_SINCE = r"(?=\s+(?:со?\s+(?:дня|времени|момента|даты)|назад|вместе|тому назад))"
_ANNIVERSARY = re.compile(
    rf"(?<![\w№.,-])(?:"
    rf"(?P<count>\d{{1,4}})(?={_HYPHEN}лети[еюяи])"
    rf"|(?P<jubilee>\d{{1,4}})(?={_HYPHEN}летн\w+\s+юбиле)"
    rf"|(?P<nth>\d{{1,4}})(?=(?:{_HYPHEN}\w{{1,3}})?\s+годовщин)"
    rf"|(?P<roman>[IVXLCХІ]{{1,7}})(?={_HYPHEN}лети[еюяи])"
    rf"|(?P<years>\d{{1,4}})(?P<space>\s+)(?:лет|года?){_YEARS_SINCE}"
    r")"
)


def _anniversaries(text: str, way: _Way) -> Iterator[_Found]:
    """Yield «81» for the number of «80-летие»; nobody keeps it in every year, so somebody must look."""
    for match in _ANNIVERSARY.finditer(text):
        written = next(filter(None, (match[name] for name in ("count", "jubilee", "nth", "roman", "years"))))
        number = from_roman(written) if match["roman"] else int(written)
        if number is None or number + way.steps < 1:
            continue
        later = number + way.steps
        after = to_roman(later) if match["roman"] else str(later)
        if match["years"]:
            after += match["space"] + plural(later, "год", "года", "лет")
        yield _Found(match.start(), match.end(), after, needs_look=True)


_EVENTS = (
    r"\w*фестивал|\w*конкурс|\w*турнир|\w*форум|\w*конференц|чтени[яйе]|\w*выстав[ко]|ярмар[ко]"
    r"|\w*спартакиад|чемпионат|первенств|куб(?:ок|к)|\w*сл[её]т|съезд|пл[еэ]н[эе]р|смотр|праздни[кч]"
    r"|\w*олимпиад|\w*марафон|забег|заплыв|симпозиум|\w*семинар|конгресс|ассамбле|встреч"
    r"|игр(?:ы|ам?и?|ах)?\b|соревновани|регат|ралли|поход|экспедици|биеннале|салон|хакатон|диктант|недел"
    r"|декад|дн(?:и|ей|ям|ями|ях)\b|парад|гонк|кросс|\w*пробег|мемориал|сабантуй|\w*лагер|акци|саммит"
    r"|\w*фест(?:а|у|е|ом)?\b|мае?вк|бал[аеу]?\b|карнавал|\w*концерт|универсиад|сбор(?:ы|ов|ах|ам)?\b"
    r"|гулян|вернисаж|матч|баттл|\w*квест|викторин|телемост|вебинар|сезон"
)
_ENDINGS = "ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ых|их|ыми|ими|ей|о"
_QUALITY = rf"\(?[\w-]+(?:{_ENDINGS})(?![\w-])\)?"
_KIND_OF_EVENT = re.compile(
    rf"(?:\s+(?:{_QUALITY}|и)(?:\s*,)?){{0,7}}?\s+(?P<event>(?:[\w]+-)?(?:{_EVENTS})[\w-]*)", re.IGNORECASE
)
_SCOPE = re.compile(
    r"\s+(?:«|(?:Международн|Междунар\.|Всероссийск|Республиканск|Открыт|Региональн|Межрегиональн|Областн"
    r"|Российско|Белорусско|Славянск|международн|межрегиональн|республиканск|областн"
    r"|открыт(?:ый|ого|ому|ая|ой)\b))"
)
_NO_EVENT = re.compile(
    rf"(?:\s+(?:{_QUALITY}|и)){{0,4}}?\s+(?:век|вв?\.|тысячелет|мест|степен|этап|тур\b|тура\b|класс|созыв|половин"
    r"|квартал|полугоди|част|разряд|категори|групп|четверт|фронт|арми|дивизи|раунд|отделени|смен)",
    re.IGNORECASE,
)
_SOVEREIGN = re.compile(
    r"\b(?:Екатерин|Елизавет|Ив[аа]н|Иоанн|Пет[рр]|Павел|Павл|Александр|Никола|Кирилл|Алекси|Алексе|Бенедикт"
    r"|Сигизмунд|Жигимонт|Карл|Людовик|Луи|Фридрих|Генрих|Филипп|Казимир|Стефан|Август|Пи[йя]|Франциск|Лев"
    r"|Льв|Владислав|Васили|Рюрик|Наполеон|Вильгельм|Густав|Ягайл|Витовт|Мария|Анна|Виктор|Эдуард|Георг|Папа)\w*\s+$"
)
_IN_A_RANGE = re.compile(r"\s*[-‐‑–—]\s*[\dIVXLC]")
_AFTER_ANOTHER = re.compile(r"(?:\b[IVXLCХ]{1,7}|(?<!\d)\d{1,2}-\w{1,2})(?:,|\s+и|\s+или)\s+$")
_JUBILEE = re.compile(r"юбилейн", re.IGNORECASE)


def _ordinals(text: str, name: Field, way: _Way) -> Iterator[_Found]:
    """Yield «XXII» for «XXI» where it counts how often the event was held."""
    for match in re.finditer(ORDINAL, text):
        ordinal = read_ordinal(match)
        if ordinal is None or not _counts_events(ordinal, match, text, name, way):
            continue
        kind = _KIND_OF_EVENT.match(text, match.end())
        after = ordinal.moved(way.steps, masculine=bool(kind and _is_masculine(kind["event"])))
        if after:
            is_doubtful = kind is None or _JUBILEE.search(kind[0]) is not None
            yield _Found(match.start(), match.end(), after, needs_look=is_doubtful)


def _counts_events(ordinal: Ordinal, match: re.Match[str], text: str, name: Field, way: _Way) -> bool:
    """Say whether an ordinal belongs to an event, by what follows it.

    One in words outside the title is as often that of a day or of a speaker: it must be the title's.
    """
    before = text[max(match.start() - 20, 0) : match.start()]
    if _SOVEREIGN.search(before) or _AFTER_ANOTHER.search(before):
        return False
    if _IN_A_RANGE.match(text, match.end()) or _NO_EVENT.match(text, match.end()):
        return False
    if ordinal.script is Script.WORDS and name is not Field.TITLE and ordinal.number not in way.in_title:
        return False
    if _KIND_OF_EVENT.match(text, match.end()):
        return True
    return ordinal.script is Script.ROMAN and _SCOPE.match(text, match.end()) is not None


def _is_masculine(event: str) -> bool:
    """Say whether a noun after «второй» is masculine: «конкурс», «фестиваль», not «выставки»."""
    return event[-1].lower() not in "аеиоуыэюяй"


def _numbers_in_title(title: str) -> frozenset[int]:
    way = _Way(0, 1)
    found = (match for match in re.finditer(ORDINAL, title))
    ordinals = ((read_ordinal(match), match) for match in found)
    return frozenset(
        ordinal.number
        for ordinal, match in ordinals
        if ordinal and _counts_events(ordinal, match, title, Field.TITLE, way)
    )


_NEAR = 1  # years: a report tells of what was carried over, and of plans for the next year
_YEAR = re.compile(
    rf"(?<![\w№/.,])(?<!\d[-‐‑–])(?P<day>(?:\d{{1,2}}[-–])?\d{{1,2}}\.\d{{1,2}}\.)?(?P<first>(?:19|20)\d\d)"
    rf"(?:(?P<between>{_HYPHEN}|/)(?P<last>(?:19|20)\d\d|\d\d))?(?:(?=г\b|-?(?:й|го|м)\b)|(?![\w/-]|[.,]\d))"
)
_MONTH = r"(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*"
_DAY_BEFORE = re.compile(rf"\d\s+{_MONTH}\s+$", re.IGNORECASE)
_MADE = (
    r"(?:основан|создан|учрежд|построен|образован|рожд|родил|открывш|подписан|заключен|заключён|утвержд|принят"
    r"|зарегистрир|издан|погиб|скончал|установлен|избран)\w*"
)
_DAY = rf"(?:\d{{1,2}}\s+)?(?:{_MONTH}\s+)?"
_OF_A_DOCUMENT = re.compile(
    rf"(?:№\s*|\bN\s*|\bот\s+(?:\d{{1,2}}\s+{_MONTH}\s+)?|\b{_MADE}\s+(?:в\s+)?{_DAY}(?:в\s+)?)$",
    re.IGNORECASE,
)
_OF_A_BEGINNING = re.compile(rf"\b(?:с|со|начиная с)\s+{_DAY}$", re.IGNORECASE)
_UNTIL = re.compile(rf"\s*(?:года?|г\.)?\s+по\s+{_DAY}(?:19|20)\d\d", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s+(?:чел\b|человек|участник|экспонат|экземпляр|рубл|зрител|школьник|ребен|дет|километр|км\b|метр|м\b|тыс|штук|шт\b"
    r"|книг|работ|кв\b|евро|доллар|посетител|мест\b|подпис|юан|тонн|гект|га\b|жител|лет\b|студент|учащ|предмет)"
)


def _years(text: str, way: _Way) -> Iterator[_Found]:
    """Yield «2025» for the year of the event or one beside it; an exact day of it must be looked at."""
    for match in _YEAR.finditer(text):
        if _stays(match, text, way.year):
            continue
        later = str(int(match["first"]) + way.steps)
        if last := match["last"]:
            later += match["between"] + str(int(last) + way.steps).zfill(len(last))[-len(last) :]
        is_day = bool(match["day"]) or _DAY_BEFORE.search(text, 0, match.start()) is not None
        yield _Found(match.start(), match.end(), (match["day"] or "") + later, needs_look=is_day)


def _stays(match: re.Match[str], text: str, year: int) -> bool:
    """Say whether a number is no year, one of history, or the year of a document or of a beginning."""
    first, last = int(match["first"]), _last_year(match)
    if any(abs(each - year) > _NEAR for each in (first, last)) or not 0 <= last - first <= 1:
        return True
    before = text[max(match.start() - 60, 0) : match.start()]
    if _OF_A_DOCUMENT.search(before) or _COUNTED.match(text, match.end()):
        return True
    return bool(_OF_A_BEGINNING.search(before) and not _UNTIL.match(text, match.end()))


def _last_year(match: re.Match[str]) -> int:
    """Return the second year of «2023/24» or «2023-2024», else the first one again."""
    first, last = match["first"], match["last"] or match["first"]
    return int(first[: -len(last)] + last) if len(last) < len(first) else int(last)
