"""What the help says: the card of keys, made from the menus and the keys of fields, and the manual."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from desktop import paths
from desktop.ui.keys import PLACES, Key, shown
from desktop.ui.menus import MENUS, Item
from desktop.ui.page_window import Page

CARD, RULES = "keys", "rules"
_MANUAL = (
    "first_steps",
    "event",
    "receiving",
    "earlier",
    "replacing",
    "checks",
    "sending",
    "printing",
    "dictionaries",
    "safety",
    "troubles",
    "installing",
    "office_work",
    "administrators",
)
_HEADING = re.compile(r"<h1>(.*?)</h1>")
_ABOUT = "Все, что делается мышью, можно сделать и с клавиатуры. Меню открываются клавишей Alt с буквой."


def pages() -> list[Page]:
    """Return all pages, the card of keys first."""
    from desktop.ui.help_rules import TITLE, rules_text  # it stands on all rules

    manual = list(map(_page, _MANUAL))
    place = _MANUAL.index("checks") + 1
    rules = Page(RULES, TITLE, rules_text())
    return [Page(CARD, "Карточка клавиш", _card()), *manual[:place], rules, *manual[place:]]


def _page(name: str) -> Page:
    text = (paths.resources() / "help" / f"{name}.html").read_text(encoding="utf-8")
    heading = _HEADING.search(text)
    return Page(name, heading[1] if heading else name, text)


def _card() -> str:
    menus = (_group(title.replace("&", ""), _of_menu(items)) for title, items in MENUS)
    places = (_group(place.title, place.keys, place.name, place.more) for place in PLACES)
    return f"<h1>Карточка клавиш</h1><p>{_ABOUT}</p>{''.join((*menus, *places))}"


def _of_menu(items: Iterable[Item | str | None]) -> Iterator[Key]:
    """Yield what a menu does by keys."""
    for item in items:
        if isinstance(item, Item) and item.keys:
            yield Key(item.keys, item.text.rstrip("…"))


def _group(title: str, keys: Iterable[Key], name: str = "", more: str = "") -> str:
    """Return a table of keys under its heading; without keys there is nothing to say."""
    rows = "".join(_row(key) for key in keys)
    if not rows:
        return ""
    anchor = f' id="{name}"' if name else ""
    link = f'<p><a href="{more}">Подробнее</a></p>' if more else ""
    return f'<h2{anchor}>{escape(title)}</h2><table width="100%" cellspacing="0">{rows}</table>{link}'


def _row(key: Key) -> str:
    names = ", ".join(f"<b>{escape(name)}</b>" for name in shown(key.pressed))
    return f'<tr><td width="32%">{names}</td><td>{escape(key.does)}</td></tr>'
