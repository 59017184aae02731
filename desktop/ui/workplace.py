"""What the window is given to work with: everything outside of the window comes in here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.report.morphology import Morphology
from desktop.settings import SettingsFile

if TYPE_CHECKING:  # both cost time before the first picture, and it needs neither
    from db.dictionaries.lookup import Dictionaries
    from db.store import Store


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
