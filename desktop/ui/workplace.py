"""What the window is given to work with: everything outside of the window comes in here."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import AppError
from desktop import paths
from desktop.report.morphology import Morphology
from desktop.settings import SettingsFile, WordsFile

if TYPE_CHECKING:  # both cost time before the first picture, and it needs neither
    from db.dictionaries.entries import UserEntry
    from db.dictionaries.lookup import Dictionaries
    from db.store import Store
    from desktop.report.spelling import Spelling


@dataclass(eq=False)
class Workplace:
    """One installation of the program: its store, its dictionaries, its settings and the clock.

    `open_store` raises AppError, as `db.store.Store.open` says; with True it opens for reading only.
    `load_dictionaries` lays what people added over the dictionaries that are shipped.
    """

    folder: Path
    open_store: "Callable[[bool], Store]"
    load_dictionaries: "Callable[[Iterable[UserEntry]], Dictionaries]"
    settings: SettingsFile
    clock: Callable[[], datetime]
    morphology: Morphology = field(default_factory=Morphology)
    _own: "tuple[UserEntry, ...]" = field(default=(), init=False)
    _dictionaries: "Dictionaries | None" = field(default=None, init=False)

    @property
    def dictionaries(self) -> "Dictionaries":
        """The dictionaries as they are now, read when they are first asked for."""
        if self._dictionaries is None:
            self._dictionaries = self.load_dictionaries(self._own)
        return self._dictionaries

    def lay_over(self, own: "Iterable[UserEntry]") -> None:
        """Lay what people added and changed over what is shipped, if that is something else than before.

        What cannot be read is left out: it must not keep anyone from the reports.
        """
        entries = tuple(own)
        if entries == self._own:
            return
        try:
            self._dictionaries = self.load_dictionaries(entries)
        except AppError:
            self._dictionaries = self.load_dictionaries([each for each in entries if self._is_sound(each)])
        self._own = entries
        self.spelling.renew_names()

    def _is_sound(self, entry: "UserEntry") -> bool:
        try:
            self.load_dictionaries([entry])
        except AppError:
            return False
        return True

    @cached_property
    def words(self) -> WordsFile:
        """The words that the person has added to those that are right."""
        return WordsFile(self.settings.folder)

    @cached_property
    def spelling(self) -> "Spelling":
        """What is known about how words are written; nothing is read for it yet."""
        from desktop.report.spelling import Spelling

        return Spelling(self.morphology, self._names, self._words)

    def _names(self) -> "Iterator[str]":
        from db.dictionaries.entries import KINDS
        from db.dictionaries.names import forms_of

        entries = (entry for kind in KINDS for entry in self.dictionaries.all(kind))
        return (form for entry in entries for form in forms_of(entry))

    def _words(self) -> list[str]:
        """Return words of today that the dictionary of word forms lacks, and the person's own."""
        shipped = (paths.resources() / "words.txt").read_text(encoding="utf-8")
        return shipped.split() + self.words.words()
