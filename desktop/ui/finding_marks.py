"""Findings as they are seen in the fields of the form: characters underlined, whole fields framed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QTextCharFormat

from db.entities import Field
from desktop.report.checks.finding import Finding, Severity, Spot
from desktop.ui.checks import Checks
from desktop.ui.session import Session
from desktop.ui.severity_mark import HEADINGS, color_of
from desktop.ui.theme import Colors, colors_of
from desktop.ui.widgets.text_field import TextField

_LAYER = "findings"
_FRAMED_FROM = 40  # characters: a long text that is at fault as a whole is framed, not underlined
_FRAMES = {Severity.ERROR: "error", Severity.EXPLAIN: "explain"}
_LINES = {
    Severity.ERROR: QTextCharFormat.UnderlineStyle.SingleUnderline,
    Severity.EXPLAIN: QTextCharFormat.UnderlineStyle.DashUnderline,
    Severity.REMARK: QTextCharFormat.UnderlineStyle.DotLine,
}


class FindingMarks(QObject):
    """Marks what was found in the chosen event; marks move with the text until the next answer."""

    def __init__(
        self, session: Session, checks: Checks, fields: Mapping[Field, TextField], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._checks = checks
        self._fields = fields
        checks.changed.connect(self.renew)
        session.event_chosen.connect(self.renew)
        self.renew()

    @Slot()
    def renew(self) -> None:
        """Mark what is known of the event that is chosen."""
        event, findings = self._session.chosen, self._checks.findings
        found = findings.marks(event.id) if event and findings else ()
        checked = findings.texts(event.id) if event and findings else None
        for name, field in self._fields.items():
            is_as_checked = checked is not None and checked[name] == field.text()
            _show(field, [each for each in found if is_as_checked and each.spot is Spot(name.value)])


def _show(field: TextField, found: Sequence[Finding]) -> None:
    """Underline the characters that are at fault, the weightiest last: it is drawn over the others."""
    text, colors = field.text(), colors_of(field.editor.palette())
    whole = [each for each in found if _is_whole(each, len(text))]
    parts = [each for each in found if each not in whole and not _is_break(each, text)]
    heaviest = sorted(parts, key=lambda each: each.severity, reverse=True)
    field.editor.mark(_LAYER, [(each.start, each.end, _line(each.severity, colors)) for each in heaviest])
    field.editor.setToolTip("\n".join(f"{HEADINGS[each.severity]}: {each.message}" for each in found))
    frame = min((each.severity for each in whole), default=None)
    _frame(field, _FRAMES.get(frame, "") if frame else "")


def _is_whole(finding: Finding, length: int) -> bool:
    """Whether a finding is about a text as such: one that is missing, or a long one from end to end."""
    is_all = finding.start == 0 and finding.end >= length > _FRAMED_FROM
    return finding.start >= finding.end or is_all


def _is_break(finding: Finding, text: str) -> bool:
    """Whether a finding is about the end of a line: what is drawn there looks like a full stop."""
    at_fault = text[finding.start : finding.end]
    return "\n" in at_fault and not at_fault.strip()


def _line(severity: Severity, colors: Colors) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(_LINES[severity])
    look.setUnderlineColor(color_of(severity, colors))
    return look


def _frame(field: TextField, finding: str) -> None:
    if (field.editor.property("finding") or "") != finding:
        field.editor.setProperty("finding", finding)
        field.editor.style().polish(field.editor)
