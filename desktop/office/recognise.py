"""What a file prints as a report: from paragraphs and tables of any format to title, sections and rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from db.entities import Field, Texts
from db.errors import AppError
from db.folding import fold
from desktop.office.around import Around
from desktop.office.columns import Columns, header_length
from desktop.office.front import is_aside, is_heading, is_title, title_among
from desktop.office.grid import Block, Paragraph, Row
from desktop.office.rows import SortedRow, begins_as_event, body, is_sum, joined, lone_text, sort_cells
from desktop.report.meetings import looks_like_meetings_row
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection, Unread


class NoReportTable(AppError):
    """A file holds no table with the columns of a report."""


def recognise(blocks: Iterable[Block], name: str = "") -> PrintedReport:
    """Return the report that the blocks of a file print; what has no place in a report is `unread`.

    `name` is the file's, for the error. Raises NoReportTable.
    """
    in_order = list(blocks)
    for columns in (None, Columns.usual()):  # the official form is known even where it lost its headings
        draft = _Draft(columns)
        for block in in_order:
            draft.read(block)
        if draft.has_table:
            return draft.finished()
    if draft.around.nil:  # who has no events may send no table
        return draft.finished()
    raise _no_table(name)


def _no_table(name: str) -> NoReportTable:
    file = f"В файле «{name}»" if name else "В документе"
    return NoReportTable(
        f"{file} нет таблицы отчета: нужна таблица с колонками «Наименование мероприятия», «Место», «Сроки», "
        "«Цель, содержание и результат» и «Участники».",
        "Ничего не изменено.",
        "Проверьте, тот ли это файл.",
    )


@dataclass(slots=True)
class _Event:
    """A row while the rows merged into it are still to come."""

    texts: dict[Field, str]
    where: str
    id: UUID | None

    def printed(self) -> PrintedRow:
        """Return the row as it stands now."""
        texts = Texts(**{name.value: text for name, text in self.texts.items()})
        return PrintedRow(texts, self.where, id=self.id)


@dataclass(slots=True)
class _Section:
    heading: str
    events: list[_Event] = field(default_factory=list)
    from_column: bool = False


def _joined(sections: Iterable[_Section]) -> list[_Section]:
    """Return the sections; those named in a column are one however their rows are mixed with others."""
    found: list[_Section] = []
    named: dict[str, _Section] = {}
    for section in sections:
        if section.from_column and (earlier := named.get(fold(section.heading))):
            earlier.events += section.events
        else:
            named[fold(section.heading)] = section
            found.append(section)
    return found


class _Draft:
    """A report while the blocks of its file are read one after another."""

    def __init__(self, columns: Columns | None) -> None:
        self.has_table = False
        self.around = Around()
        self._columns = columns
        self._title = ""
        self._closing = ""
        self._sections: list[_Section] = []
        self._has_headings = False
        self._unread: list[Unread] = []
        self._outside: list[Paragraph] = []  # texts whose part depends on what comes after them

    def finished(self) -> PrintedReport:
        """Return what was read."""
        self._place_outside(before_events=False)
        sections = (
            PrintedSection(section.heading, tuple(event.printed() for event in section.events))
            for section in _joined(self._sections)
        )
        around, has_events = self.around, any(section.events for section in self._sections)
        for paragraph in around.nil if has_events else ():
            self._leave(paragraph)
        return PrintedReport(
            self._title,
            tuple(sections),
            self._closing,
            tuple(self._unread),
            nil="" if has_events else "\n".join(paragraph.text for paragraph in around.nil),
            edition=around.edition,
            control_code=around.code,
        )

    def read(self, block: Block) -> None:
        """Take the next paragraph or table of the file."""
        if isinstance(block, Paragraph):
            self._add_outside(block)
            return
        start = self._start(block.rows)
        for row in block.rows[:start]:
            self._add_outside(_as_paragraph(row))
        if start < len(block.rows):
            self._read_table(block.rows[start:], block.name)

    def _add_outside(self, paragraph: Paragraph) -> None:
        if fold(paragraph.text) and not self.around.take(paragraph):
            self._outside.append(paragraph)

    def _start(self, rows: Sequence[Row]) -> int:
        """Return where the report begins in a table: at once, at its headings, or nowhere."""
        if self._columns and begins_as_event(rows, self._columns):
            return 0
        headers = (place for place in range(len(rows)) if header_length(rows, place))
        return next(headers, len(rows))

    def _read_table(self, rows: Sequence[Row], name: str) -> None:
        if length := header_length(rows, 0):
            self._columns = Columns.under(rows[:length])
        first = next(body(rows, self._columns), None)
        before_events = first is not None and lone_text(first[0]) is None
        known = len(self._sections)
        self._place_outside(before_events=before_events)
        if name and before_events and known == len(self._sections):
            self._open_section(Paragraph(name, ""))
        self.has_table = True
        for row, columns in body(rows, self._columns):
            self._columns = columns
            self._read_row(row, columns)

    def _place_outside(self, *, before_events: bool) -> None:
        """Find the parts of the texts above: the title, the closing row, and a heading right above events."""
        texts, self._outside = self._outside, []
        title = title_among(texts, expected=not self.has_table)
        self._set_title(texts[title])
        for paragraph in texts[: title.start]:
            self._read_alone(paragraph, otherwise=self._leave)
        for paragraph in texts[title.stop :]:
            heads = before_events and paragraph is texts[-1] and is_heading(paragraph.text)
            self._read_alone(paragraph, otherwise=self._open_section if heads else self._leave)

    def _set_title(self, paragraphs: Sequence[Paragraph]) -> None:
        title = "\n".join(paragraph.text for paragraph in paragraphs).strip()
        if not self._title:
            self._title = title
        elif fold(title) != fold(self._title):
            for paragraph in paragraphs:
                self._leave(paragraph)

    def _read_row(self, row: Row, columns: Columns) -> None:
        if lone := lone_text(row):
            paragraph = Paragraph(lone.text, row.where)
            if not self.around.take(paragraph):
                self._read_alone(paragraph, otherwise=self._open_section)
            return
        cells = sort_cells(row, columns)
        if not (cells.texts or cells.strange):  # a number alone tells nothing
            return
        last = self._sections[-1].events[-1] if self._sections and self._sections[-1].events else None
        if cells.goes_on and last:
            for name, text in cells.texts.items():
                last.texts[name] = joined(last.texts.get(name, ""), text)
        elif cells.is_event and not is_sum(row, cells):
            self._add_event(row, cells, last)
        else:
            self._leave(_as_paragraph(row))
            return
        self._unread += cells.strange

    def _add_event(self, row: Row, cells: SortedRow, above: _Event | None) -> None:
        inherited = {name: above.texts[name] for name in cells.merged if above and name in above.texts}
        if cells.section:
            self._go_on_in(cells.section)
        if not self._sections:
            self._sections.append(_Section(""))
        self._sections[-1].events.append(_Event(inherited | cells.texts, row.where, row.id))

    def _read_alone(self, paragraph: Paragraph, *, otherwise: Callable[[Paragraph], None]) -> None:
        """Place a text that stands for itself, in a row or outside of the tables."""
        if looks_like_meetings_row(paragraph.text):
            self._set_closing(paragraph)
        elif is_title(paragraph.text):
            self._set_title([paragraph])
        elif is_aside(paragraph.text):
            self._leave(paragraph)
        else:
            otherwise(paragraph)

    def _set_closing(self, paragraph: Paragraph) -> None:
        if not self._closing:
            self._closing = paragraph.text
        elif fold(self._closing) != fold(paragraph.text):
            self._leave(paragraph)

    def _open_section(self, paragraph: Paragraph) -> None:
        """Begin a section, unless the heading only repeats that of the section it goes on with."""
        self._has_headings = True
        if not (self._sections and fold(self._sections[-1].heading) == fold(paragraph.text)):
            self._sections.append(_Section(paragraph.text))

    def _go_on_in(self, said: Unread) -> None:
        """Take the section that a row names in a column; where there are headings it only says more."""
        if self._sections and fold(self._sections[-1].heading) == fold(said.text):
            return
        if self._has_headings:
            self._unread.append(said)
        else:
            self._sections.append(_Section(said.text, from_column=True))

    def _leave(self, paragraph: Paragraph) -> None:
        self._unread.append(Unread(paragraph.where, paragraph.text))


def _as_paragraph(row: Row) -> Paragraph:
    """Return a row as one text, its cells parted by a bar."""
    return Paragraph(" | ".join(cell.text for cell in row.cells if cell.text), row.where)
