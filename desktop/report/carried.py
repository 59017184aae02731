"""What a report file carries besides what it prints, and how far it is still the file that was written."""

from dataclasses import dataclass
from enum import Enum, auto
from uuid import UUID

from db.entities import Field
from db.explanations import Explanation


class CarriedState(Enum):
    """What became of the data in a file: the visible table counts in every case."""

    ABSENT = auto()  # no data: a file made by hand, one for publication, or a program has dropped them
    INTACT = auto()  # the table says what was written
    EDITED = auto()  # the table was edited by hand since
    FOREIGN = auto()  # another report was pasted in place of the one that was written
    NEWER = auto()  # written by a later program in a way that this one does not know
    DAMAGED = auto()


class Edit(Enum):
    """What was done to a report, or differs between two files of it."""

    TITLE = auto()
    CLOSING = auto()
    NIL = auto()
    SECTION_ADDED = auto()
    SECTION_REMOVED = auto()
    ADDED = auto()
    REMOVED = auto()
    CHANGED = auto()
    MOVED = auto()


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between two files of a report; texts are as they are, line breaks and all.

    `was` and `number` are the numbers of the event in the one and in the other, None where it is not there.
    `event` is its title, and `field` which text has changed from `before` to `after`. Of an event that was
    moved these are the headings, equal where only the order has changed.
    """

    edit: Edit
    before: str = ""
    after: str = ""
    was: int | None = None
    number: int | None = None
    event: str = ""
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """The data of a file: what it says of the report besides its texts, rows and `stated`.

    `report_id` is None where there are none, or none that are believed. `sender` is the sender's name.
    `explanations` answer to findings on the report and on its events, by the ids that both have in the file.
    `program` is the version that wrote it. `changes` say what is other than in the edition before.
    """

    state: CarriedState = CarriedState.ABSENT
    report_id: UUID | None = None
    sender: str = ""
    explanations: tuple[Explanation, ...] = ()
    program: str = ""
    differences: tuple[Difference, ...] = ()
    changes: tuple[Difference, ...] = ()

    @property
    def is_believed(self) -> bool:
        """Whether what is carried belongs to the table that is shown."""
        return self.report_id is not None


NOTHING = Carried()
