"""Commands about files alone: empty forms, what differs between two reports."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import asked, bootstrap
from desktop.commands import DONE

if TYPE_CHECKING:
    from db.dictionaries.lookup import Dictionaries


def form(given: Namespace) -> int:
    """Write an empty form for those who have no program."""
    from db.entities import Quarter
    from desktop.report.printed import Identity
    from desktop.services.forms import blank_form, write_form

    dictionaries = _dictionaries(asked.folder(given))
    wanted = Identity(asked.kind(given), given.quarter, asked.author(given, dictionaries))
    now = bootstrap.now()
    blank = blank_form(wanted, Quarter.of(now.astimezone().date()), dictionaries)
    write_form(blank, given.target, now)
    print(f"Бланк записан в файл «{given.target}»: {blank.title}.")
    return DONE


def _dictionaries(folder: Path) -> "Dictionaries":
    """Return the dictionaries with what the store adds to them, if there is a store."""
    from db.upgrade import NoStore

    try:
        with closing(bootstrap.open_store(folder, read_only=True)) as store:
            return bootstrap.load_dictionaries(store.user_entries())
    except NoStore:
        return bootstrap.load_dictionaries()
