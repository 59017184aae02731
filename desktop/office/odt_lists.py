"""The numbers and bullets that LibreOffice puts before paragraphs by itself."""

from typing import Final

from lxml import etree

from desktop.office.counting import LATIN, RUSSIAN, bullet, by_letters, roman

Element = etree._Element

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_LIST, _ITEM, _STYLES = f"{_TEXT}list", f"{_TEXT}list-item", f"{_TEXT}list-style"
_BULLET: Final = f"{_TEXT}list-level-style-bullet"
_LEVELS: Final = 10


class Lists:
    """The lists of a document while its paragraphs come by."""

    def __init__(self, *roots: Element | None) -> None:
        self._rules: dict[tuple[str, int], Element] = {}
        for style in (style for root in roots if root is not None for style in root.iter(_STYLES)):
            for rule in style:
                level = _whole(rule.get(f"{_TEXT}level"), 1)
                self._rules[style.get(f"{_STYLE}name", ""), level] = rule
        self._counts: dict[str, list[int]] = {}  # how far the lists of each style were counted
        self._open: list[str] = []  # the styles of the open lists, the outer one first
        self._fresh = False  # an item began and shows its number before its first paragraph

    def begin(self, element: Element) -> None:
        """Notice the beginning of an element."""
        if element.tag == _LIST:
            self._begin_list(element)
        elif element.tag == _ITEM and self._open:
            self._begin_item(element)

    def end(self, element: Element) -> None:
        """Notice the end of an element."""
        if element.tag == _LIST and self._open:
            self._open.pop()

    def label(self) -> str:
        """Return what stands before the paragraph that begins: its number with a blank, or nothing."""
        if not (self._fresh and self._open):
            return ""
        self._fresh = False
        style, level = self._open[-1], len(self._open)
        rule = self._rules.get((style, level))
        if rule is None:
            return ""
        if rule.tag == _BULLET:
            text = bullet(rule.get(f"{_TEXT}bullet-char", "•"))
        else:
            text = self._number(rule, style, level)
        return f"{text} " if text else ""

    def _begin_list(self, element: Element) -> None:
        outer = self._open[-1] if self._open else ""
        style = element.get(f"{_TEXT}style-name", outer)
        self._open.append(style)
        goes_on = (
            element.get(f"{_TEXT}continue-numbering") == "true" or f"{_TEXT}continue-list" in element.attrib
        )
        if not outer and not goes_on:
            self._counts.pop(style, None)

    def _begin_item(self, element: Element) -> None:
        self._fresh = True
        style, level = self._open[-1], min(len(self._open), _LEVELS)
        counts = self._counts.setdefault(style, [0] * (_LEVELS + 1))
        rule = self._rules.get((style, level))
        start = _whole(rule.get(f"{_TEXT}start-value") if rule is not None else None, 1)
        counts[level] = _whole(
            element.get(f"{_TEXT}start-value"), counts[level] + 1 if counts[level] else start
        )
        counts[level + 1 :] = [0] * (_LEVELS - level)

    def _number(self, rule: Element, style: str, level: int) -> str:
        """Return the number of a level and of those above it that it shows, each in its own figures."""
        shown = range(level - min(_whole(rule.get(f"{_TEXT}display-levels"), 1), level) + 1, level + 1)
        numbers = ".".join(filter(None, (self._figure(style, place) for place in shown)))
        prefix, suffix = rule.get(f"{_STYLE}num-prefix", ""), rule.get(f"{_STYLE}num-suffix", "")
        return f"{prefix}{numbers}{suffix}" if numbers else ""

    def _figure(self, style: str, level: int) -> str:
        rule = self._rules.get((style, level))
        form = rule.get(f"{_STYLE}num-format", "") if rule is not None else ""
        return _counted(self._counts[style][level], form)


def _counted(number: int, form: str) -> str:
    match form:
        case "":
            return ""
        case "i" | "I":
            return roman(number) if form == "i" else roman(number).upper()
        case "a" | "A":
            return by_letters(LATIN, number) if form == "a" else by_letters(LATIN, number).upper()
    if form[:1] in "аА":  # «а, б, .., аа, бб, ...»
        letters = by_letters(RUSSIAN, number)
        return letters if form.startswith("а") else letters.upper()
    return str(number)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else otherwise
