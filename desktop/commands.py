"""What each command of the command line does. Each returns the exit code and prints for people."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import AppError
from db.folding import fold
from db.report_key import OFFICE, ReportKey, ReportKind
from desktop import asked, bootstrap, paths
from desktop.bugs import write_down

if TYPE_CHECKING:  # the store costs 300 ms to import, the rest 60: only the commands that need them pay
    from db.dictionaries.lookup import Dictionaries
    from db.entities import ReportSummary
    from db.store import Store
    from desktop.report.printed import Identity, PrintedReport
    from desktop.services.office_settings import OfficeSettings

Command = Callable[[Namespace], int]

DONE, LEFT_TO_SEE_TO, FAILED = 0, 1, 2


def convert(given: Namespace) -> int:
    """Read one file, write another; the store is not touched."""
    from desktop.office.convert import read_report
    from desktop.report.identity import identify
    from desktop.report.printed import without_data
    from desktop.ui.writing import write_in_any_format

    dictionaries = bootstrap.load_dictionaries()
    report = read_report(given.source)
    author = identify(report, dictionaries).author
    name = dictionaries.author_name(author) if author and given.payload else ""
    told = report if given.payload else without_data(report)
    write_in_any_format(told, given.target, dictionaries, author=name, now=bootstrap.now())
    print(f"Записан файл «{given.target}»: {_size(report)}.")
    _tell_of_data(report)
    return _told_of_unread(report)


def import_files(given: Namespace) -> int:
    """Take files into the store, each in a transaction of its own; one bad file does not stop the others.

    A folder stands for the documents in it and in its own folders.
    """
    from desktop.report.printed import Identity
    from desktop.services.report_files import report_files

    codes = []
    if not (files := report_files(given.files)):
        raise AppError(f"В папке «{given.files[0]}» нет файлов отчетов (.docx, .odt, .doc, .xlsx).")
    with closing(bootstrap.open_store(asked.folder(given))) as store:
        dictionaries = bootstrap.load_dictionaries(store.user_entries())
        said = Identity(asked.kind(given), given.quarter, asked.author(given, dictionaries))
        for source in files:
            try:
                codes.append(_import_one(store, dictionaries, source, said, replace=given.replace))
            except AppError as error:
                print(error.what_happened, file=sys.stderr)
                codes.append(FAILED)
    return max(codes)


def _import_one(
    store: "Store", dictionaries: "Dictionaries", source: Path, said: "Identity", *, replace: bool
) -> int:
    from desktop.report.control_code import told_unlike
    from desktop.services.carried_lines import carried_lines
    from desktop.services.describing import describe_changes, describe_title
    from desktop.services.import_plan import plan_import
    from desktop.services.importing import keep
    from desktop.services.naming import report_name

    plan = plan_import(store, dictionaries, source, said)
    name = report_name(plan.key, dictionaries.author_name(plan.key.author))
    print(f"{source.name}: {name}; {_size(plan.printed)}.")
    told = (*describe_title(plan, dictionaries), *carried_lines(plan.printed.carried))
    for line in filter(None, (*told, told_unlike(plan.printed))):
        print(f"  {line}")
    if plan.changes_nothing:
        print("  Нового нет: все это уже есть в хранилище.")
        return _told_of_unread(plan.printed)
    for line in describe_changes(plan):
        print(f"  {line}")
    if plan.kept is not None and not replace:
        print("  Не принято: такой отчет уже есть. Чтобы принять новый вместо него, добавьте --replace.")
        return LEFT_TO_SEE_TO
    keep(store, dictionaries, plan)
    print("  Принято.")
    return _told_of_unread(plan.printed)


def export(given: Namespace) -> int:
    """Write a kept report into a file."""
    from desktop.services.exporting import export_report
    from desktop.ui.writing import write_in_any_format

    with closing(bootstrap.open_store(asked.folder(given), read_only=True)) as store:
        dictionaries = bootstrap.load_dictionaries(store.user_entries())
        author = asked.author(given, dictionaries) or OFFICE
        key = ReportKey(ReportKind(given.kind), given.quarter, author)
        is_draft = given.payload and _has_errors(store, dictionaries, key)
        report = export_report(
            store,
            dictionaries,
            key,
            given.target,
            bootstrap.now(),
            write_in_any_format,
            for_publication=not given.payload,
            is_draft=is_draft,
        )
    print(f"Записан файл «{given.target}»: {_size(report)}.")
    if is_draft:
        print("В отчете остались ошибки, он помечен как черновик.")
        print(f"Ошибки покажет команда: {paths.own_call('check ФАЙЛ')}")
    return DONE


def _has_errors(store: "Store", dictionaries: "Dictionaries", key: ReportKey) -> bool:
    from desktop.report.morphology import Morphology
    from desktop.report.reading import Reader
    from desktop.services.office_settings import office_settings
    from desktop.services.readiness import look

    report_id = store.find(key)
    if report_id is None:
        return False
    reader = Reader(dictionaries, Morphology(), office_settings(store.office_parts()).window)
    return look(store, store.report(report_id), reader, bootstrap.now().astimezone().date()).has_errors


def list_reports(given: Namespace) -> int:
    """Print which reports are kept."""
    from desktop.services.naming import report_name

    kept = _kept(asked.folder(given))
    if given.json:
        found = [
            {
                "kind": each.key.kind,
                "quarter": str(each.key.quarter),
                "author": each.key.author,
                "edition": each.key.edition,
                "title": each.title,
                "events": each.events,
            }
            for each in kept
        ]
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return DONE
    dictionaries = bootstrap.load_dictionaries()
    for each in kept:
        name = report_name(each.key, dictionaries.author_name(each.key.author))
        print(f"{each.key.quarter}  {name}: {_events(each.events)}")
    if not kept:
        print(f"Отчетов пока нет. Принять отчет из файла: {paths.own_call('import ФАЙЛ')}")
    return DONE


def _kept(folder: Path) -> "list[ReportSummary]":
    """Return what a folder keeps; looking makes no store where there is none."""
    from db.upgrade import NoStore

    try:
        with closing(bootstrap.open_store(folder, read_only=True)) as store:
            return store.reports()
    except NoStore:
        return []


def check(given: Namespace) -> int:
    """Print what the rules find in report files, by what the office has set; the store is not touched.

    A folder stands for the documents in it; one bad file does not stop the others.
    """
    from desktop.report.checks.finding import Severity
    from desktop.report.morphology import Morphology
    from desktop.report.reading import Reader
    from desktop.services.checking import check_files
    from desktop.services.finding_lines import as_json, file_lines, names_of, not_compared
    from desktop.services.report_files import report_files

    office, dictionaries = _set_by_office(asked.folder(given))
    reader = Reader(dictionaries, Morphology(), office.window)
    today = given.today or bootstrap.now().astimezone().date()
    named, previous = report_files(given.files), report_files(given.previous)
    if not named:
        raise AppError(f"В папке «{given.files[0]}» нет файлов отчетов (.docx, .odt, .doc, .xlsx).")
    files, unread = check_files(named, previous, reader, today, office)
    if given.json:
        print(json.dumps(as_json(files), ensure_ascii=False, indent=1))
    else:
        for file, name in zip(files, names_of(files), strict=True):
            print(*file_lines(file, name), sep="\n")
            _told_of_unread(file.printed)
    for error in unread:
        print(error.what_happened, file=sys.stderr)
    for said in not_compared(files):
        print(said, file=sys.stderr)
    if unread:
        return FAILED
    has_errors = any(each.severity is Severity.ERROR for file in files for each in file.findings)
    return LEFT_TO_SEE_TO if has_errors else DONE


def _set_by_office(folder: Path) -> "tuple[OfficeSettings, Dictionaries]":
    """Return the settings and dictionaries that a folder keeps, the usual ones where it keeps none."""
    from db.upgrade import NoStore
    from desktop.services.office_settings import USUAL, office_settings

    try:
        with closing(bootstrap.open_store(folder, read_only=True)) as store:
            settings = office_settings(store.office_parts())
            return settings, bootstrap.load_dictionaries(store.user_entries())
    except NoStore:
        return USUAL, bootstrap.load_dictionaries()


def print_rules(given: Namespace) -> int:
    """Print all rules by which reports are checked."""
    from desktop.report.checks.catalogue import RULES
    from desktop.services.finding_lines import rule_lines

    print(*rule_lines(RULES), sep="\n")
    return DONE


def self_test(given: Namespace) -> int:
    """Try the whole job on a store that is thrown away, and say what works here."""
    from desktop.self_test import run_self_test, run_window_test

    works = run_window_test(given.window) if given.window else run_self_test()
    return DONE if works else LEFT_TO_SEE_TO


def open_window(given: Namespace) -> int:
    """Open the window, with files to be shown in it; without a display show the job on a sample instead."""
    from desktop.ui.display import has_display

    if not has_display():
        return _work_without_window(given.files)
    from desktop.ui.application import run_window

    return run_window(bootstrap.workplace(asked.folder(given)), _write_down, given.files)


def _work_without_window(files: Sequence[Path]) -> int:
    from desktop.demonstration import demonstrate

    if files:
        raise AppError(
            "На этом компьютере нет экрана, окно открыть нельзя; "
            f"отчет можно принять и без него: {paths.own_call('import ФАЙЛ')}."
        )
    return demonstrate()


def _write_down(error: BaseException) -> Path | None:
    return write_down(error, bootstrap.now())


def _tell_of_data(report: "PrintedReport") -> None:
    """Print what became of the data that the program had put into a file."""
    from desktop.report.control_code import told_unlike
    from desktop.services.carried_lines import carried_lines

    for line in filter(None, (*carried_lines(report.carried), told_unlike(report))):
        print(line)


def _told_of_unread(report: "PrintedReport") -> int:
    """Print what could not be placed; nothing of a file is dropped silently."""
    if not report.unread:
        return DONE
    print("Не удалось отнести к мероприятиям, проверьте сами:")
    for unread in report.unread:
        print(f"  {unread.where}: «{fold(unread.text)}»")
    return LEFT_TO_SEE_TO


def _size(report: "PrintedReport") -> str:
    sections = sum(bool(section.heading) for section in report.sections)
    return f"{_events(sum(1 for _ in report.rows()))}, {_count(sections, 'раздел', 'раздела', 'разделов')}"


def _events(count: int) -> str:
    return _count(count, "мероприятие", "мероприятия", "мероприятий")


def _count(number: int, one: str, few: str, many: str) -> str:
    from desktop.report.wording import plural

    return f"{number} {plural(number, one, few, many)}"
