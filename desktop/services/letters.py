"""The letter with which a report is sent: worded for a report, a correction or a nil report."""

from collections.abc import Sequence
from dataclasses import replace

from db.dictionaries.lookup import Dictionaries
from db.entities import OFFICE, Report
from db.folding import fold
from desktop.office.letter import Letter, letter_text
from desktop.report.wording import quarter_name
from desktop.services.corrections import Correction
from desktop.services.correspondence import Correspondence
from desktop.services.file_names import consolidated_name

_FIRST_WORD = "Отчет "


def subject(report: Report) -> str:
    """Return «О направлении отчета за II квартал 2025 года»."""
    corrected = "исправленного " if report.key.edition > 1 else ""
    consolidated = "сводного " if report.key.author == OFFICE else ""
    return f"О направлении {corrected}{consolidated}отчета за {quarter_name(report.key.quarter)}"


def mail_subject(report: Report, dictionaries: Dictionaries) -> str:
    """Return «Отчет за II квартал 2025 года, версия 2 – Велижский муниципальный округ»."""
    edition = f", версия {report.key.edition}" if report.key.edition > 1 else ""
    when = f"за {quarter_name(report.key.quarter)}{edition}"
    if report.key.author == OFFICE:
        return f"{consolidated_name(report.key.kind)} {when}"
    what = "Нулевой отчет" if _is_nil(report) else "Отчет"
    return f"{what} {when} – {dictionaries.author_name(report.key.author, report.key.quarter)}"


def cover_letter(
    report: Report,
    people: Correspondence,
    dictionaries: Dictionaries,
    *,
    correction: Correction | None = None,
    pages: int | None = None,
) -> Letter:
    """Return the letter that goes with a report; what is not known is left to be filled in."""
    first = _nil(report) if _is_nil(report) else _sent(report)
    last: tuple[str, ...] = ()
    if correction and correction.changes:
        first += f" По сравнению с версией {correction.edition} от {correction.day} изменено следующее:"
        last = (f"Версию {correction.edition} просим считать утратившей силу.",)
    elif correction:
        first += f" Содержание отчета с версии {correction.edition} от {correction.day} не изменилось."
    return Letter(
        sender=_sender(report, dictionaries),
        recipient=people.recipient,
        subject=subject(report),
        paragraphs=(first, *last),
        items=correction.lines if correction else (),
        attachment=f"Приложение: отчет на {pages or '____'} л. в 1 экз.",
        signs_as=people.signs_as,
        signs=people.signs,
        executor=people.executor,
    )


def _sender(report: Report, dictionaries: Dictionaries) -> str:
    """Return who sends; the office has no name in the dictionary but that of its report."""
    key = report.key
    return "" if key.author == OFFICE else dictionaries.author_name(key.author, key.quarter)


def mail_text(letter: Letter, names: Sequence[str]) -> str:
    """Return the letter as the text of a mail to which files of these names are attached."""
    attached = f"Во вложении: {', '.join(names)}." if names else ""
    return letter_text(replace(letter, attachment=attached))


def _is_nil(report: Report) -> bool:
    return bool(report.nil) and not report.events


def _nil(report: Report) -> str:
    said = fold(report.nil)
    edition = f" (версия {report.key.edition})" if report.key.edition > 1 else ""
    return f"Сообщаем, что {said[:1].lower()}{said[1:].rstrip('.')}. Нулевой отчет{edition} прилагается."


def _sent(report: Report) -> str:
    """Return the sentence that says what is sent; a report keeps its own title."""
    title = fold(report.title)
    about = title.removeprefix(_FIRST_WORD) if title.startswith(_FIRST_WORD) else f"«{title}»"
    edition = report.key.edition
    what = f"исправленный отчет (версия {edition})" if edition > 1 else "отчет"
    return f"Направляем {what} {about}. Всего мероприятий: {len(report.events)}."
