"""The empty form of a report, for those who have no program: what stands in it, whatever its format."""

from dataclasses import dataclass, replace
from types import MappingProxyType

from db.entities import Field
from desktop.office.layout import COLUMNS, Column

SECTION = Column("Раздел", 3.5)
_NARROWER = 2.5  # centimetres that the widest column gives up for it
CHOOSE = "Выберите раздел"  # shown where nothing is chosen yet; readers leave it out
ROWS = 30

#: What a person who fills in a cell may want to know.
HINTS = MappingProxyType(
    {
        SECTION.heading: "Выберите раздел из списка: стрелка справа от ячейки или Alt+↓.",
        Field.TITLE: "Название мероприятия полностью, как в программе или приглашении.",
        Field.PLACE: "Город и, если нужно, учреждение. О встрече по видеосвязи: «В дистанционном формате».",
        Field.PERIOD: "Например: «14 мая 2025 года», «14-16 мая 2025 года», «май-июнь 2025 года».",
        Field.CONTENT: "Для чего проводилось, что состоялось и чем завершилось; какие документы подписаны.",
        Field.PARTICIPANTS: "Кто участвовал и сколько человек всего, например: «Всего – 25 человек».",
    }
)


@dataclass(frozen=True, slots=True)
class Form:
    """A report of which the events are still to be entered.

    `sections` are the headings to choose from for each row; an only one stands above the rows instead.
    """

    title: str
    sections: tuple[str, ...]
    rows: int = ROWS

    @property
    def heading(self) -> str:
        """The heading of all rows, or empty where one is chosen for each."""
        return self.sections[0] if len(self.sections) == 1 else ""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of its table."""
        if self.heading or not self.sections:
            return COLUMNS
        widest = max(COLUMNS, key=lambda column: column.width)
        number, *texts = (
            replace(each, width=each.width - _NARROWER) if each is widest else each for each in COLUMNS
        )
        return number, SECTION, *texts

    @property
    def hints(self) -> tuple[str, ...]:
        """What can be said to each column; the numbers need nothing."""
        keys = ("", *([SECTION.heading] if SECTION in self.columns else []), *Field)
        return tuple(HINTS.get(key, "") for key in keys)
