"""Invented reports as files that reach a store."""

from dataclasses import replace
from pathlib import Path

from db.entities import Texts
from db.store import Store
from desktop.office.convert import write_report
from desktop.report.printed import Identity, PrintedReport, PrintedRow, PrintedSection
from desktop.services.import_plan import NOTHING_SAID, ImportPlan, plan_import
from desktop.services.importing import keep
from tests.dictionaries import shipped
from tests.workplaces import ticking_clock

CHESS = Texts("Турнир «Ладья»", "г. Велиж", "5 мая 2026 года", "Шахматы", "30 школьников")
FAIR = Texts("XII ярмарка «Лен»", "г. Рудня", "7 июня 2026 года", "Торговля льном", "Мастера")
CHOIR = Texts("Концерт хора «Криница»", "г. Орша", "май 2026 года", "Песни", "Хор")
VELIZH = "Муниципальное образование «Велижский муниципальный округ» Смоленской области"
RUDNYA = "Муниципальное образование «Руднянский муниципальный округ» Смоленской области"
TITLE = (
    "Отчет о мероприятиях в международной сфере, проведенных органами местного самоуправления "
    "муниципальных и городских округов Смоленской области во II квартале 2026 года"
)


def section(heading: str, *rows: Texts) -> PrintedSection:
    return PrintedSection(heading, tuple(PrintedRow(texts) for texts in rows))


REPORT = PrintedReport(TITLE, (section(VELIZH, CHESS, CHOIR), section(RUDNYA, FAIR)))


class Recipient:
    """A store in a folder, and what is received there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store.open(folder / "store", "Лукина А. П.", ticking_clock())

    def plan(self, report: PrintedReport, said: Identity = NOTHING_SAID) -> ImportPlan:
        """Plan the import of a report as a file that says of itself what its title says, and no more."""
        file = self.folder / "отчет.json"
        now = ticking_clock()()
        write_report(replace(report, stated=Identity()), file, shipped(), author="", now=now)
        return plan_import(self.store, shipped(), file, said)

    def keep(self, report: PrintedReport) -> ImportPlan:
        """Take a report into the store and return what the plan was."""
        plan = self.plan(report)
        keep(self.store, shipped(), plan)
        return plan
