"""What a call of the command line names: the folder of the store, the kind of report, its author."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import AppError
from db.report_key import ReportKind
from desktop import paths

if TYPE_CHECKING:
    from db.dictionaries.lookup import Dictionaries


def folder(given: Namespace) -> Path:
    """Return where the store lies."""
    named: Path | None = given.data_dir
    return named or paths.default_data_folder()


def kind(given: Namespace) -> ReportKind | None:
    """Return the kind of report that was named."""
    return ReportKind(given.kind) if given.kind else None


def author(given: Namespace, dictionaries: "Dictionaries") -> str | None:
    """Return the id of the author that was named by its id or by any of its names. Raises AppError."""
    from db.dictionaries.entries import Author
    from desktop.report.titles import authors_named

    if not given.author:
        return None
    if found := dictionaries.get(Author, given.author):
        return found.id
    named = {each.id for each in authors_named(given.author, dictionaries)}
    if len(named) != 1:
        raise AppError(f"Отправитель «{given.author}» не найден в справочнике, проверьте название.")
    return named.pop()
