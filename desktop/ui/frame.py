"""What stands around the report: it is there before the store is opened and stays when that is closed."""

from typing import NamedTuple

from desktop.ui.header import Header
from desktop.ui.menus import Actions
from desktop.ui.pages import Pages
from desktop.ui.status import Status


class Frame(NamedTuple):
    """Header, menus, the place for pages and the status line of a window."""

    header: Header
    actions: Actions
    pages: Pages
    status: Status
