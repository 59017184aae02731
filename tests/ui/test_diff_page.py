"""A difference between two reports as a page: what stands on either side, and which words differ."""

from dataclasses import replace

from PySide6.QtGui import QTextDocument

from desktop.report.carried import Difference
from desktop.report.printed import PrintedReport
from desktop.services.diffing import EventDifference, Fate, compare_reports
from desktop.ui.diff_page import difference_html
from desktop.ui.theme import LIGHT
from tests.received import CHESS, CHOIR, FAIR, REPORT, RUDNYA, VELIZH, section

NAMES = ("В программе", "В файле")


def pages(new: PrintedReport) -> list[str]:
    """Return what the pages of all differences say, line by line."""
    comparison = compare_reports(REPORT, new)
    shown = []
    differences: list[Difference | EventDifference] = [*comparison.around, *comparison.events]
    for found in differences:
        page = QTextDocument()
        page.setHtml(difference_html(found, NAMES, LIGHT))
        shown.append(" | ".join(filter(None, page.toPlainText().split("\n"))))
    return shown


def test_another_title_stands_beside_the_former_one() -> None:
    (page,) = pages(replace(REPORT, title=f"{REPORT.title} (уточненный)"))
    assert page.startswith("В программе | В файле | Заголовок | Отчет о мероприятиях")
    assert page.endswith("(уточненный)")


def test_a_section_that_only_one_side_has_is_missing_on_the_other() -> None:
    renamed = section("Город Десногорск", FAIR)
    gone, come = pages(replace(REPORT, sections=(section(VELIZH, CHESS, CHOIR), renamed)))
    assert gone == f"В программе | В файле | Раздел | {RUDNYA} | пусто"
    assert come == "В программе | В файле | Раздел | пусто | Город Десногорск"


def test_an_event_that_moved_tells_its_sections_and_numbers() -> None:
    moved = replace(REPORT, sections=(section(VELIZH, CHOIR), section(RUDNYA, FAIR, CHESS)))
    (page,) = pages(moved)
    assert page == f"В программе | В файле | Раздел | {VELIZH} | {RUDNYA} | № | 1 | 3"


def test_an_event_that_one_side_lacks_is_shown_with_all_its_texts() -> None:
    fewer = replace(REPORT, sections=(section(VELIZH, CHESS), section(RUDNYA, FAIR)))
    (page,) = pages(fewer)
    assert page.startswith("Есть только здесь: В программе | Наименование | Концерт хора «Криница»")
    assert page.endswith("Участники | Хор")
    assert compare_reports(fewer, REPORT).count(Fate.ADDED) == 1


def test_words_that_differ_are_marked() -> None:
    changed = replace(FAIR, content="Торговля <медом>")
    new = replace(REPORT, sections=(section(VELIZH, CHESS, CHOIR), section(RUDNYA, changed)))
    (event,) = compare_reports(REPORT, new).events
    page = difference_html(event, NAMES, LIGHT)
    assert f"<b style='background: {LIGHT.draft_ground}'>льном</b>" in page
    assert "&lt;медом&gt;" in page
