"""The numbers and bullets that Word puts before paragraphs by itself."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from lxml import etree

from desktop.office.counting import LATIN, RUSSIAN, bullet, by_letters, roman
from desktop.office.docx_names import NUMBERING, PARAGRAPH_PROPERTIES, VAL, w

Element = etree._Element

_PLACE: Final = re.compile(r"%([1-9])")
_LEVELS: Final = 9


#: How each format of Word writes a number; formats that are not named write figures.
_FORMS: Final[dict[str, Callable[[int], str]]] = {
    "decimalZero": "{:02}".format,
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": partial(by_letters, LATIN),
    "upperLetter": partial(by_letters, LATIN.upper()),
    "russianLower": partial(by_letters, RUSSIAN),
    "russianUpper": partial(by_letters, RUSSIAN.upper()),
    "none": lambda _: "",
}


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = " "
    restart: int | None = None  # the number of the level that starts this one anew; 0: none does


@dataclass(slots=True)
class _List:
    """One list: its levels and how far it was counted."""

    levels: dict[int, _Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)

    def next(self, level: int) -> str:
        """Count one further on a level and return what is printed for it."""
        rule = self.levels.get(level, _Level())
        count = self.counts[level]
        self.counts[level] = rule.start if count is None else count + 1
        for deeper in range(level + 1, _LEVELS):
            restart = self.levels.get(deeper, _Level()).restart
            if restart is None or level < restart:
                self.counts[deeper] = None
        return self._label(rule)

    def _label(self, rule: _Level) -> str:
        if rule.form == "bullet":
            text = bullet(rule.text)
        else:
            text = _PLACE.sub(lambda place: self._count(int(place[1]) - 1), rule.text)
        return text + rule.suffix if text else ""

    def _count(self, level: int) -> str:
        rule = self.levels.get(level, _Level())
        count = self.counts[level]
        return _FORMS.get(rule.form, str)(rule.start if count is None else count)


class Numbering:
    """The lists of a document, counted in the order of its paragraphs."""

    def __init__(self, numbering: Element | None = None) -> None:
        self._lists: dict[str, _List] = {}
        self._fresh: dict[str, dict[int, int]] = {}  # by list: where its levels start when it first appears
        if numbering is not None:
            self._read(numbering)

    def label(self, properties: Element) -> str | None:
        """Count the paragraph with these properties of numbering; None: it stands in no list."""
        number, level = _value(properties, "numId"), _whole(_value(properties, "ilvl"))
        found = self._lists.get(number)
        if found is None or not 0 <= level < _LEVELS:
            return None
        for restarted, start in self._fresh.pop(number, {}).items():
            found.counts[restarted] = start - 1
        return found.next(level)

    def _read(self, numbering: Element) -> None:
        kinds = {kind.get(w("abstractNumId"), ""): kind for kind in numbering.iterchildren(w("abstractNum"))}
        by_style = {link: kind for kind in kinds.values() if (link := _value(kind, "styleLink"))}
        shared: dict[str, _List] = {}  # lists of one kind go on counting together
        for number in numbering.iterchildren(w("num")):
            key, name = _value(number, "abstractNumId"), number.get(w("numId"), "")
            if key not in kinds:
                continue
            kind = by_style.get(_value(kinds[key], "numStyleLink"), kinds[key])
            own_levels = list(number.iter(w("lvl")))
            if own_levels:
                self._lists[name] = _List(
                    _levels(kind) | {_place(level): _level(level) for level in own_levels}
                )
            else:
                self._lists[name] = shared.setdefault(key, _List(_levels(kind)))
            self._fresh[name] = {
                _place(override): _whole(_value(override, "startOverride"))
                for override in number.iterchildren(w("lvlOverride"))
                if override.find(w("startOverride")) is not None
            }


def _levels(kind: Element) -> dict[int, _Level]:
    return {_place(level): _level(level) for level in kind.iterchildren(w("lvl"))}


def _level(level: Element) -> _Level:
    restart = level.find(w("lvlRestart"))
    return _Level(
        start=_whole(_value(level, "start"), 1),
        form=_value(level, "numFmt") or "decimal",
        text=_value(level, "lvlText"),
        suffix="" if _value(level, "suff") == "nothing" else " ",
        restart=None if restart is None else _whole(restart.get(VAL, "")),
    )


def _place(level: Element) -> int:
    return min(_whole(level.get(w("ilvl"), "")), _LEVELS - 1)


def _value(element: Element, child: str) -> str:
    found = element.find(w(child))
    return "" if found is None else found.get(VAL, "")


def _whole(text: str, otherwise: int = 0) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else otherwise


def number_by_styles(root: Element, styles: Element, numbering: Element) -> None:
    """Give every paragraph the numbering that its style has, where it has none of its own."""
    by_style = _numbered_styles(styles, numbering)
    for mark in list(root.iter(w("pStyle"))) if by_style else ():
        properties = mark.getparent()
        found = by_style.get(mark.get(VAL, ""))
        if found and properties is not None and properties.find(NUMBERING) is None:
            added = etree.SubElement(properties, NUMBERING)
            for name, value in zip(("ilvl", "numId"), found, strict=True):
                etree.SubElement(added, w(name)).set(VAL, value)


def _numbered_styles(styles: Element, numbering: Element) -> dict[str, tuple[str, str]]:
    """Return level and list of each style that numbers its paragraphs, inherited ones too."""
    linked = {
        _value(level, "pStyle"): level.get(w("ilvl"), "0")
        for level in numbering.iter(w("lvl"))
        if level.find(w("pStyle")) is not None
    }
    based = {style.get(w("styleId"), ""): style for style in styles.iterchildren(w("style"))}
    found: dict[str, tuple[str, str]] = {}
    for name in based:
        own = _style_numbering(name, based)
        if own is not None and _value(own, "numId") not in ("", "0"):
            found[name] = (_value(own, "ilvl") or linked.get(name, "0"), _value(own, "numId"))
    return found


def _style_numbering(name: str, based: dict[str, Element]) -> Element | None:
    seen: set[str] = set()
    while name in based and name not in seen:
        seen.add(name)
        own = based[name].find(f"{PARAGRAPH_PROPERTIES}/{NUMBERING}")
        if own is not None:
            return own
        name = _value(based[name], "basedOn")
    return None
