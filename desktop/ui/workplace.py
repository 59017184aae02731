"""What the window is given to work with: everything outside of the window comes in here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.report.morphology import Morphology
from desktop.settings import SettingsFile, WordsFile

if TYPE_CHECKING:  # both cost time before the first picture, and it needs neither
    from db.dictionaries.lookup import Dictionaries
    from db.store import Store
    from desktop.report.spelling import Spelling


@dataclass(frozen=True)
class Workplace:
    """One installation of the program: its store, its dictionaries, its settings and the clock.

    `open_store` raises AppError, as `db.store.Store.open` says; with True it opens for reading only.
    """

    folder: Path
    open_store: "Callable[[bool], Store]"
    load_dictionaries: "Callable[[], Dictionaries]"
    settings: SettingsFile
    clock: Callable[[], datetime]
    morphology: Morphology = field(default_factory=Morphology)

    @cached_property
    def dictionaries(self) -> "Dictionaries":
        """The dictionaries, read when they are first asked for."""
        return self.load_dictionaries()

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
