"""The whole job once on an invented sample: for machines without a display, and as part of the self-test."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from desktop import bootstrap, paths
from desktop.office.convert import read_report, write_report
from desktop.report.printed import PrintedReport


@dataclass(frozen=True, slots=True)
class Trial:
    """What went in and what came out, and in which files."""

    sample: PrintedReport
    received: Path
    exported: tuple[Path, ...]

    def came_out_unchanged(self) -> bool:
        """Whether every text of the exported files is the sample's, character by character."""
        return all(_texts(read_report(path)) == _texts(self.sample) for path in self.exported)


def try_the_job(folder: Path) -> Trial:
    """Write the sample as a .docx, import it into a store in the folder, export it as .docx and .xlsx.

    Raises AppError where a step fails.
    """
    from desktop.services.exporting import export_report
    from desktop.services.import_plan import plan_import
    from desktop.services.importing import keep

    dictionaries, now = bootstrap.load_dictionaries(), bootstrap.now()
    sample = read_report(paths.resources() / "samples" / "municipal.json")
    received = folder / "Полученный отчет.docx"
    write_report(sample, received, dictionaries, author="", now=now)
    exported = (folder / "Отчет.docx", folder / "Отчет.xlsx")
    with closing(bootstrap.open_store(folder / "Хранилище")) as store:
        plan = plan_import(store, dictionaries, received)
        keep(store, dictionaries, plan)
        for target in exported:
            export_report(store, dictionaries, plan.key, target, now)
    return Trial(sample, received, exported)


_NEXT = {
    "convert отчет.docx отчет.xlsx": "перевести свой отчет в другой формат",
    "import отчет.docx": "принять свой отчет в хранилище",
    "--help": "все команды",
}


def demonstrate() -> int:
    """Do the job on the sample and tell what was done and how to go on; return the exit code."""
    folder = Path(mkdtemp(prefix="pobratim-"))
    print("На этом компьютере нет экрана, окно открыть нельзя. Вместо этого программа проделает всю работу")
    print("на вымышленном примере: примет отчет, сохранит его и выгрузит в .docx и .xlsx.")
    print()
    trial = try_the_job(folder)
    count = sum(1 for _ in trial.sample.rows())
    print(f"Принят отчет «{trial.received.name}», мероприятий: {count}.")
    for path in trial.exported:
        print(f"Выгружен отчет «{path.name}».")
    print(f"Все файлы лежат в папке {folder}")
    print()
    print("Дальше:")
    for arguments, what_for in _NEXT.items():
        print(f"  {paths.own_call(arguments):<48}{what_for}")
    return 0


def _texts(report: PrintedReport) -> tuple[object, ...]:
    rows = [(section.heading, [row.texts for row in section.rows]) for section in report.sections]
    return report.title, rows, report.closing
