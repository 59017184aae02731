"""One spelling for all the ways in which a name is written, so that names can be looked up."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from db.dictionaries.declension import decline
from db.folding import key

if TYPE_CHECKING:  # 12 ms that who only words a quarter need not pay
    from db.dictionaries.entries import Entry

# Words for kinds of places, in any case and abbreviated: those of one kind are taken for the same.
_KINDS = {
    "пос.": r"(?:пос|п|г\. п|р\. п|к\. п|п\. г\. т)\.|пгт\.?|[грк]п"
    r"|(?:(?:городск|рабоч|курортн)[а-я]{2,3} )?посел(?:ок|ка|ку|ком|ке)(?: городского типа)?",
    "с.": r"(?:с|д|дер|аг)\.|сел(?:о|а|у|ом|е)|деревн(?:я|и|е|ю|ей)|агрогород(?:ок|ка|ку|ком|ке)",
    "мкр.": r"мкр\.?|микрорайон(?:а|у|ом|е)?",
    "г.": r"(?:г|гор)\.|г(?= )|город(?:а|у|ом|е)?(?:-геро[а-я]{1,2})?",
    "р-н.": r"(?:муниципальн[а-я]{2,3} )?(?:район(?:а|у|ом|е)?|р-о?н(?:а|у|ом|е)?\.?)",
    "окр.": r"(?:муниципальн[а-я]{2,3} )?округ(?:а|у|ом|е)?|(?<=.)мо",
    "обл.": r"област(?:ь|и|ью)|обл\.?",
    "респ.": r"республик(?:а|и|е|у|ой)|респ\.?",
    "": r"муниципальн(?:ое|ого|ому|ым|ом) образовани(?:е|я|ю|ем|и)(?: смоленской области)?|^мо",
}
_WRITTEN = tuple(_KINDS)
_KIND = re.compile(rf"(?<![\w-])(?:{'|'.join(f'({pattern})' for pattern in _KINDS.values())})(?![\w-])")
_MARKS = re.compile(r"[,;:()]|(?<= )[-–—](?= )")
_TOWN_IN_O = ("ово", "ево", "ино")  # left as they are in official use, but often declined: «в Сафонове»
_PREPOSITION = re.compile(r"^во? ")
_LATIN = re.compile(r"[A-Za-z]")
_RUSSIAN = re.compile(r"[А-Яа-яЁё]")
_WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+")
_TWINS = str.maketrans("ABCEHKMOPTXaceopxyk", "АВСЕНКМОРТХасеорхук")


def cyrillic(text: str) -> str:
    """Return the text with Cyrillic letters for the Latin ones that were typed inside Russian words."""
    if not _LATIN.search(text):
        return text
    return _WORD.sub(lambda word: _unmixed(word[0]), text)


def _unmixed(word: str) -> str:
    return word.translate(_TWINS) if _RUSSIAN.search(word) else word


def normal(name: str) -> str:
    """Return what two spellings of a name have in common; words for kinds of places end with a dot."""
    spaced = " ".join(_MARKS.sub(" ", key(cyrillic(name))).replace(".", ". ").split())
    named = _KIND.sub(lambda found: _WRITTEN[(found.lastindex or 0) - 1], _PREPOSITION.sub("", spaced))
    words = named.split()
    if words and words[-1] not in _KINDS:
        words[-1] = words[-1].rstrip(".")
    return " ".join(words)


def has_kind(name: str) -> bool:
    """Whether a normal name holds a word for a kind of place («г. орша»)."""
    return any(word in _KINDS for word in name.split())


def forms_of(entry: "Entry") -> set[str]:
    """Return every form of every name of an entry, in the normal spelling."""
    return {form for form in _forms(entry) if form}


def _forms(entry: "Entry") -> Iterator[str]:
    for name, genitive in entry.names():
        yield from _forms_of_name(normal(name), normal(genitive), is_abbreviation=name.isupper())
    for form in entry.forms():
        yield normal(form)


def _forms_of_name(name: str, genitive: str, *, is_abbreviation: bool) -> Iterator[str]:
    if is_abbreviation:
        yield name
        return
    yield from decline(name, genitive)
    if name.endswith(_TOWN_IN_O):
        declined = decline(name, f"{name[:-1]}а")
        yield from declined if has_kind(name) else (declined.prepositional,)  # «Сафонова» alone is a person


def bare(name: str) -> str:
    """Return a name in the normal spelling without words for kinds of places."""
    return " ".join(word for word in normal(name).split() if word not in _KINDS)
