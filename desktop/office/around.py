"""What a file shows around the texts of a report: its edition, its control code, that nothing was held."""

from desktop.office.front import begins_title
from desktop.office.grid import Paragraph
from desktop.report.control_code import read_code
from desktop.report.editions import read_edition
from desktop.report.nil_report import says_nothing_was_held


class Around:
    """Gathers that while the file is read; `nil` are the sentences that count where there are no events."""

    def __init__(self) -> None:
        self.edition = 1
        self.code = ""
        self.nil: list[Paragraph] = []

    def take(self, paragraph: Paragraph) -> bool:
        """Keep a text that is one of these, and say whether it was."""
        text = paragraph.text
        if edition := read_edition(text):
            self.edition = edition
        elif code := read_code(text):
            self.code = code
        elif says_nothing_was_held(text) and not begins_title(text):
            self.nil.append(paragraph)
        else:
            return False
        return True
