"""Commands about files beside the report's own: empty forms, letters, what differs between two reports."""

import json
from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import AppError
from db.report_key import OFFICE, ReportKey, ReportKind
from desktop import asked, bootstrap
from desktop.commands import DONE, LEFT_TO_SEE_TO

if TYPE_CHECKING:
    from db.dictionaries.lookup import Dictionaries
    from desktop.report.printed import PrintedReport
    from desktop.services.editions import Version


def form(given: Namespace) -> int:
    """Write an empty form for those who have no program."""
    from db.entities import Quarter
    from desktop.report.printed import Identity
    from desktop.services.forms import blank_form, write_form

    dictionaries = _dictionaries(asked.folder(given))
    wanted = Identity(asked.kind(given), given.quarter, asked.author(given, dictionaries))
    now = bootstrap.now()
    blank = blank_form(wanted, Quarter.of(now.astimezone().date()), dictionaries)
    write_form(blank, given.target, now)
    print(f"Бланк записан в файл «{given.target}»: {blank.title}.")
    return DONE


def diff(given: Namespace) -> int:
    """Print what differs between two reports: files, the kept one, an edition that was sent."""
    from desktop.services.diff_lines import diff_json, diff_lines
    from desktop.services.diffing import compare_reports

    (old, before), (new, after) = _two(given)
    comparison = compare_reports(before, after)
    if given.json:
        print(json.dumps(diff_json(comparison, old, new), ensure_ascii=False, indent=1))
    else:
        print(*diff_lines(comparison, old, new), sep="\n")
    return DONE if comparison.is_same else LEFT_TO_SEE_TO


def _two(given: Namespace) -> "tuple[Version, Version]":
    """Return the older and the newer report, each with its name: what is kept goes before a file."""
    from desktop.office.convert import read_report
    from desktop.services.editions import Version

    if not 1 <= len(given.files) + (given.edition is not None) <= 2 or len(given.files) > 2:
        raise AppError(
            "Сравнить можно два файла, файл с хранилищем или версию (--edition) с хранилищем или файлом."
        )
    files = [Version(path.name, read_report(path)) for path in given.files]
    if len(files) == 2:
        return files[0], files[1]
    kept = _kept(given, files[0].report if files else None)
    return (kept[0], files[0]) if files else (kept[0], kept[1])


def _kept(given: Namespace, file: "PrintedReport | None") -> "list[Version]":
    """Return the edition that was asked for, if one was, and what is kept now."""
    from desktop.services.editions import present, sent

    with closing(bootstrap.open_store(asked.folder(given), read_only=True)) as store:
        dictionaries = bootstrap.load_dictionaries(store.user_entries())
        key = _key(given, file, dictionaries)
        editions = [sent(store, key, given.edition)] if given.edition is not None else []
        return [*editions, present(store, dictionaries, key)]


def _key(given: Namespace, file: "PrintedReport | None", dictionaries: "Dictionaries") -> ReportKey:
    """Return which report is meant: what was said, for the rest what the file says of itself."""
    from desktop.report.identity import identify
    from desktop.report.printed import Identity

    told = identify(file, dictionaries) if file else Identity()
    kind, quarter = asked.kind(given) or told.kind, given.quarter or told.quarter
    if kind is None or quarter is None:
        raise AppError("Не сказано, с каким отчетом сравнить: укажите --kind и --quarter.")
    return ReportKey(kind, quarter, asked.author(given, dictionaries) or told.author or OFFICE)


def letter(given: Namespace) -> int:
    """Write the letter that goes with a kept report, for people and names that the window remembers."""
    from dataclasses import replace

    from desktop.office.mail import is_address
    from desktop.services.correspondence import known_correspondence
    from desktop.services.office_settings import office_settings
    from desktop.services.writing_letters import Registered, write_report_letter
    from desktop.settings import SettingsFile

    if given.to and not is_address(given.to):
        raise AppError(
            f"Письмо не записано: «{given.to}» не похоже на адрес электронной почты, исправьте его."
        )
    folder = asked.folder(given)
    with closing(bootstrap.open_store(folder, read_only=True)) as store:
        dictionaries = bootstrap.load_dictionaries(store.user_entries())
        key = ReportKey(ReportKind(given.kind), given.quarter, asked.author(given, dictionaries) or OFFICE)
        remembered = SettingsFile(folder).now.correspondence
        people = known_correspondence(remembered, office_settings(store.office_parts()))
        people = replace(
            people, address=given.to or people.address, recipient=given.recipient or people.recipient
        )
        registered = Registered(given.number, given.date)
        target, now = given.target, bootstrap.now()
        write_report_letter(store, dictionaries, key, people, target, given.attach, now, registered)
    print(f"Письмо записано в файл «{given.target}».")
    return DONE


def _dictionaries(folder: Path) -> "Dictionaries":
    """Return the dictionaries with what the store adds to them, if there is a store."""
    from db.upgrade import NoStore

    try:
        with closing(bootstrap.open_store(folder, read_only=True)) as store:
            return bootstrap.load_dictionaries(store.user_entries())
    except NoStore:
        return bootstrap.load_dictionaries()
