"""Family W: spaces, punctuation, dashes, full stops and line breaks, each with what to write instead.

Periods have a style of their own, which family P knows: here only their spaces and breaks matter.
"""

import re
from collections.abc import Iterable, Iterator

from db.dictionaries.names import cyrillic
from db.entities import Field
from desktop.report.checks.checked import CheckedEvent
from desktop.report.checks.context import Context
from desktop.report.checks.finding import Fix, Found, Spot
from desktop.report.checks.quotes import with_printed_marks
from desktop.report.morphology import Morphology

NO_BREAK = "\u00a0"
_NEAR = 40  # characters before a mark that are looked at
_TEXTS = tuple(field for field in Field if field is not Field.PERIOD)
_Slip = tuple[int, int, str]  # from where to where, and what to write there

_SPACES = re.compile(r"(?<=[^\s])[ \u00a0]{2,}(?=[^\s])")


def doubled_spaces(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find two spaces and more between words; those at a line break are the break's."""
    for field in Field:
        slips = (
            (found.start(), found.end(), NO_BREAK if NO_BREAK in found[0] else " ")
            for found in _SPACES.finditer(event.texts[field])
        )
        yield from _founds(event, field, slips, "Лишние пробелы между словами: оставьте один.")


_SPACE_BEFORE = re.compile(r"(?<![ \u00a0])[ \u00a0]+(?:[,;!?]|[:)](?![)(])|\.(?![.\w])|»(?!\w))")
_SPACE_AFTER_OPENING = re.compile(r"[(«][ \u00a0]+(?=\S)")
_NO_SPACE_AFTER = re.compile(
    r"(?<=[\w».)])[,;!?]+(?=[^\W\d_]|«)|(?<=[А-Яа-яЁё».)]):(?=[А-Яа-яЁё«])|(?<=[\w»])»(?=[а-яё])"
    r"|(?<![\w.])(?:г|гор|им|пос|ул|пл|дер|д|с|аг)\.(?=[А-ЯЁ][а-яё]{2})"
)
_NO_SPACE_AFTER_STOP = re.compile(r"(?<=[а-яё»)])\.(?=[А-ЯЁ](?:[а-яё]|[^\w.])|«)")
_BEFORE_STOP = re.compile(r"(?<![\w.-])(?:[а-яё]{3,}|[А-ЯЁ][а-яё]{2,}|\w+[»)])\Z")
# «фестиваль«Мост»», «школа(г. Орша)»; «участник(и)» is right.
_NO_SPACE_BEFORE = re.compile(r"(?<=[А-Яа-яЁё])(?:«(?=\s*\w)|\((?=\s*[А-ЯЁ«\d]|\s*[а-яё]+[.\s]))")
_SCORE = re.compile(r"\d[ \u00a0]+:\s*\d")
_ADDRESS = re.compile(r"(?<!\S)\S*?(?:://|@|www\.|\.(?:ru|рф|by|com|org|бел)\b)\S*", re.IGNORECASE)
_ABBREVIATIONS = frozenset(
    (
        *("обл", "тел", "чел", "тыс", "млн", "млрд", "руб", "стр", "респ", "проф", "доц", "акад", "зам"),
        *("пос", "дер", "пер", "просп", "наб", "пгт", "гор", "хут", "ком", "каб", "корп", "стр", "шос"),
        *("им", "ред", "рис", "муз", "нар", "засл", "сост", "авт", "реж", "худ", "рук", "дир", "нач", "отв"),
        *("гос", "мин", "фак", "каф", "инст", "уч", "шк", "англ", "бел", "рус", "нем", "см", "напр"),
    )
)


def spaces_at_marks(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find spaces before punctuation and none after it; abbreviations and addresses have none."""
    for field in _TEXTS:
        text = cyrillic(with_printed_marks(event.texts[field]))
        slips = sorted((*_needless(text), *_lacking(text)))
        yield from _founds(event, field, slips, "Пробел нужен после знака препинания, а не перед ним.")


def _needless(text: str) -> Iterator[_Slip]:
    """Yield spaces before marks, but for « .рф» and «3 : 1», and after opening ones."""
    for found in _SPACE_BEFORE.finditer(text):
        start, end = found.start(), found.end() - 1
        before = text[start - 1 : start]
        if before and not before.isspace() and before not in "(«" and not _SCORE.match(text, start - 1):
            yield start, end, ""
    for found in _SPACE_AFTER_OPENING.finditer(text):
        yield found.start() + 1, found.end(), ""


def _lacking(text: str) -> Iterator[_Slip]:
    """Yield marks that a word follows at once, but for those of addresses and abbreviations."""
    marks = [found.span() for found in _NO_SPACE_AFTER.finditer(text)]
    for found in _NO_SPACE_AFTER_STOP.finditer(text):
        if _ends_sentence(text, found.start()):
            marks.append(found.span())
    openings = [found.span() for found in _NO_SPACE_BEFORE.finditer(text)]
    addresses = [found.span() for found in _ADDRESS.finditer(text)] if marks or openings else []
    for start, end in (*marks, *openings):
        if not any(first <= start < last for first, last in addresses):
            mark = text[start:end]
            yield start, end, f" {mark}" if (start, end) in openings else f"{mark} "


def _ends_sentence(text: str, stop: int) -> bool:
    """Whether a full stop follows a word that is no abbreviation and no half of a name: «Яндекс.Учебник»."""
    found = _BEFORE_STOP.search(text[max(0, stop - _NEAR) : stop])
    if not found or found[0] in _ABBREVIATIONS:
        return False
    is_name = found[0][0].isupper() and not found[0].endswith(("»", ")"))
    return not (is_name and (found[0] == "Яндекс" or text.count("«", 0, stop) > text.count("»", 0, stop)))


_HYPHEN_APART = re.compile(
    r"(?<![ \u00a0])[ \u00a0]+--?(?P<white>[ \u00a0]*\n[ \u00a0]*|[ \u00a0]+)(?=(?P<right>[^\W_]+|[«\"(№]))"
)
_WORD_BEFORE = re.compile(r"[^\W_]*[^\s\w]*\Z")
_DASH = re.compile(r"(?P<gap>[ \u00a0]?)[–—](?P=gap)")
# With a space on one side only; «теле- и радиопередачи», «кино-, видеосъемка» are right.
_HALF_HYPHEN = re.compile(
    r"(?<=[A-Za-zА-Яа-яЁё\d»)])-[ \u00a0]+(?!(?:и|или|либо|а)\b)(?=(?P<word>[A-Za-zА-Яа-яЁё]+|«|\d))"
    r"|(?<=[A-Za-zА-Яа-яЁё»)])[ \u00a0]+-(?=(?P<right>[A-Za-zА-Яа-яЁё]{2,}|«|\d{4}))"
)
_OF_NUMBER = re.compile(r"лет|(?:й|я|е|го|му|м|х|ти|ю)\b")
_HALF_DASH = re.compile(
    r"(?<=[A-Za-zА-Яа-яЁё»)])(?:[–—](?P<after>[ \u00a0]+)|(?P<before>[ \u00a0]+)[–—])"
    r"(?=[A-Za-zА-Яа-яЁё«]|\d{4})"
)
_FIRST_HALVES = frozenset(
    (
        *(
            "онлайн",
            "видео",
            "аудио",
            "медиа",
            "фото",
            "кино",
            "мини",
            "гала",
            "пресс",
            "веб",
            "арт",
            "бизнес",
        ),
        *("экс", "вице", "этно", "эко", "интернет", "мастер"),
    )
)
_LEFT = re.compile(r"(?<![\w–—-])[А-Яа-яЁё]+\Z")
_RIGHT = re.compile(r"[А-Яа-яЁё]+(?![\w–—-])")


def hyphens_and_dashes(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find hyphens that stand for dashes between words, and dashes that stand for hyphens in them."""
    morphology = context.around.reader.morphology
    for field in _TEXTS:
        text = with_printed_marks(event.texts[field])
        slips = sorted((*_hyphens(text, morphology), *_dashes(text, morphology)))
        message = "Между словами ставится тире с пробелами, внутри слова – дефис без пробелов."
        yield from _founds(event, field, slips, message)


def _hyphens(text: str, morphology: Morphology) -> Iterator[_Slip]:
    """Yield hyphens apart from words, but for those that begin a line of a list."""
    for found in _HYPHEN_APART.finditer(text):
        start, end = found.span()
        left, right = _before(_WORD_BEFORE, text, start), found["right"]
        if not left or (left[-1].isdigit() and right.isdigit()):
            continue
        if _is_compound(left, right, morphology):
            yield start, end, "-"
        else:
            yield start, end, f"{text[start]}–{found['white']}"
    for found in _HALF_HYPHEN.finditer(text):
        if text[found.start() - 1].isdigit() and text[found.end()].isdigit():
            continue
        yield *found.span(), "-" if _is_parted_word(text, found, morphology) else " – "


def _is_parted_word(text: str, found: re.Match[str], morphology: Morphology) -> bool:
    """Whether a hyphen with a space on one side stands within a word: «онлайн- встреча», «80- летие»."""
    right = found["word"] or found["right"] or ""
    if text[found.start() - 1].isdigit():
        return bool(_OF_NUMBER.match(right))
    left = _before(_LEFT, text, found.start())
    return bool(left) and (
        _is_written_with_hyphen(left, right, morphology) or _is_compound(left, right, morphology)
    )


def _dashes(text: str, morphology: Morphology) -> Iterator[_Slip]:
    """Yield dashes within words, with or without spaces."""
    for found in _DASH.finditer(text):
        left, right = _before(_LEFT, text, found.start()), _RIGHT.match(text, found.end())
        if not (left and right):
            continue
        is_written_so = not found["gap"] and (
            _is_written_with_hyphen(left, right[0], morphology)
            or _are_in_one_case(left, right[0], morphology)
        )
        if is_written_so or _is_compound(left, right[0], morphology):
            yield *found.span(), "-"
    for found in _HALF_DASH.finditer(text):
        dash = found[0].strip(" \u00a0")
        yield *found.span(), f"{found['before'] or ' '}{dash}{found['after'] or ' '}"


def _is_written_with_hyphen(left: str, right: str, morphology: Morphology) -> bool:
    """Whether two words are halves of a known one, or the first one never stands alone before a noun."""
    return left.lower() in _FIRST_HALVES or morphology.knows(f"{left}-{right}")


_OBLIQUE = frozenset({"gent", "datv", "ablt", "loct"})
_MONTHS = frozenset(
    (
        *("январь", "февраль", "март", "апрель", "май", "июнь"),
        *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
    )
)


def _are_in_one_case(left: str, right: str, morphology: Morphology) -> bool:
    """Whether two nouns are declined as one: «городов–побратимов»; months make a span."""
    if not (left.islower() and right.islower()):
        return False
    one, other = (
        {
            frozenset(form.grammemes & (_OBLIQUE | {"sing", "plur"}))
            for form in morphology.forms(word)
            if "NOUN" in form.grammemes and form.grammemes & _OBLIQUE and form.lemma not in _MONTHS
        }
        for word in (left, right)
    )
    return not one.isdisjoint(other)


def _before(pattern: re.Pattern[str], text: str, place: int) -> str:
    """Return what a pattern finds right before a place."""
    found = pattern.search(text[max(0, place - _NEAR) : place])
    return found[0] if found else ""


def _is_compound(left: str, right: str, morphology: Morphology) -> bool:
    """Whether two words are halves of one adjective: «научно» and «практический»."""
    if not (left.endswith(("о", "е")) and right.islower()):
        return False
    if not any(form.grammemes & {"ADJF", "PRTF"} for form in morphology.forms(right)[:1]):
        return False
    known = morphology.forms(left) if morphology.knows(left) else ()
    return all(form.grammemes & {"ADVB", "ADJS"} for form in known)


_STOP = re.compile(r"(?<![.…])\.(?=\s*\Z)")
_ENDS_SHORT = re.compile(
    r"(?:^|[\s(«.,\u00a0\d])(?:[А-ЯЁA-Z]|гг?|г\.р|яз|ш|э|наб|ак|отд|вып|изд|св|вт|чт|пт|сб|пн|вв?|др|пр|проч|[тд]|п|мин|сек|ч|кг|км|см|кв|шт|экз|ул|обл|р-н|[а-яё]/[а-яё]"
    r"|чел|тыс|млн|млрд|руб|коп|стр|им|пос|пгт|мкр|просп|пер|респ|дер|аг|тел|акад|проф|доц|л|м|с|к|х)\Z"
)


def trailing_stop(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find the full stop with which no cell of a report ends; that of an abbreviation is right."""
    morphology = context.around.reader.morphology
    for field in _TEXTS:
        text = with_printed_marks(event.texts[field])
        found = _STOP.search(text)
        if found and text[: found.start()].strip() and not _is_short(text[: found.start()], morphology):
            slips = [(*found.span(), "")]
            yield from _founds(event, field, slips, "В конце ячейки точка не ставится.")


_LAST_WORD = re.compile(r"(?<![\w-])[а-яё]{1,4}\Z")


def _is_short(text: str, morphology: Morphology) -> bool:
    """Whether a text ends with an abbreviation: one that is known, or a short word that is none."""
    last = _LAST_WORD.search(text[-_NEAR:])
    return bool(_ENDS_SHORT.search(text)) or bool(last and not morphology.knows(last[0]))


_BREAK = re.compile(r"(?<![ \u00a0])[ \u00a0]*\n\s*")
_ENDS_PART = re.compile(r"[.!?…:;][»\")]*\Z")
_ABBREVIATED = re.compile(r"(?:^|[\s(«.])(?:[гдспуь]|гг?|им|пос|пгт|дер|аг|ул|пл|обл|[А-ЯЁ]|г\.п)\.\Z")
_LIST_MARK = re.compile(r"[-–—•*·]|\d+[.)][ \u00a0]|[а-я]\)")
_GOES_ON = re.compile(r"[а-яёa-z\d(«\"–—-]")
_LEADS_ON = re.compile(
    r"(?:[,(–—-]|№|(?<![\w-])(?:[а-яё]{1,3}|имени|между|через|перед)|[а-яё](?:[ое]й|[ио]го|[ыи]х|[оеыи]м|ая|ый|ий|ое|ую))\Z"
)
_PLACE_BEGINS = re.compile(r"(?:г|гор|пос|пгт|дер?|аг|с|г\.?\s?п)\.|агрогород|поселок|деревня|город\b")
_HYPHEN_END = re.compile(r"[А-Яа-яЁё]-\Z")


def breaks_in_sentences(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find line breaks in the middle of a sentence; those before a new one or a line of a list are right."""
    for field in Field:
        text = with_printed_marks(event.texts[field])
        if "\n" not in text:
            continue
        slips = (
            (*found.span(), _joint(text, found))
            for found in _BREAK.finditer(text)
            if _is_within(text, found, field)
        )
        yield from _founds(event, field, slips, "Перенос строки посреди предложения: замените его пробелом.")


def _is_within(text: str, found: re.Match[str], field: Field) -> bool:
    """Whether a sentence goes on behind a break."""
    before = text[max(0, found.start() - _NEAR) : found.start()]
    after = text[found.end() : found.end() + _NEAR]
    if not before.strip() or not after or (_LIST_MARK.match(after) and field is not Field.PERIOD):
        return False
    if _ABBREVIATED.search(before) or _LEADS_ON.search(before):
        return True
    if _ENDS_PART.search(before) or (field is Field.PLACE and _PLACE_BEGINS.match(after)):
        return False
    return bool(_GOES_ON.match(after))


def _joint(text: str, found: re.Match[str]) -> str:
    """Return what joins the lines: a space, but nothing at a mark or in a word with a hyphen."""
    before = text[max(0, found.start() - 2) : found.start()]
    is_word = _HYPHEN_END.search(before) and text[found.end()].islower() and found[0] == "\n"
    is_close = before.endswith(("(", "«")) or text[found.end()] in ",;:!?.)»"
    return "" if is_word or is_close else " "


def _founds(event: CheckedEvent, field: Field, slips: Iterable[_Slip], message: str) -> Iterator[Found]:
    text = event.texts[field]
    for start, end, after in slips:
        yield Found(
            message=message,
            spot=Spot(field.value),
            start=start,
            end=end,
            fix=Fix(text[start:end], after),
        )
