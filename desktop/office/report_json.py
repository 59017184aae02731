"""A report as JSON: for other programs, and to compare what two files say."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from db.dictionaries.lookup import Dictionaries
from db.entities import Field, HeadCount, Level, Period, Quarter, Reading, ReportKind, Texts
from db.errors import AppError
from db.folding import fold
from desktop.office.replacing import replacing
from desktop.report.headings import recognise_heading
from desktop.report.morphology import Morphology
from desktop.report.printed import Identity, PrintedReport, PrintedRow, PrintedSection, Unread
from desktop.report.reading import Reader

FORMAT = "pobratim-report"
VERSION = 1
_LARGEST = 64 * 1024 * 1024  # bytes; the largest published report has 100 KB
_LONGEST_NAMED = 100  # characters of a heading that a message shows


def write_json(report: PrintedReport, target: Path, identity: Identity, dictionaries: Dictionaries) -> None:
    """Write a report with what is read from it: section ids, the days of each period, partners and so on.

    Raises AppError when the target cannot be written.
    """
    text = json.dumps(as_json(report, identity, dictionaries), ensure_ascii=False, indent=1)
    with replacing(target) as draft:
        draft.write_text(text + "\n", encoding="utf-8", newline="\n")


def as_json(report: PrintedReport, identity: Identity, dictionaries: Dictionaries) -> dict[str, Any]:
    """Return the report as values that json can write."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "kind": identity.kind,
        "quarter": str(identity.quarter) if identity.quarter else None,
        "author": identity.author,
        "title": report.title,
        "sections": [section.heading for section in report.sections if section.heading],
        "events": list(_events(report, identity, dictionaries)),
        "footer": report.closing or None,
        **({"nil": report.nil} if report.nil else {}),
        "unread": [{"where": unread.where, "text": unread.text} for unread in report.unread],
    }


def _events(
    report: PrintedReport, identity: Identity, dictionaries: Dictionaries
) -> Iterator[dict[str, Any]]:
    reader = Reader(dictionaries, Morphology())
    number = 0
    for section in report.sections:
        known = recognise_heading(section.heading, identity.kind, identity.quarter, dictionaries)
        for row in section.rows:
            number += 1
            yield {
                "number": number,
                "section": section.heading or None,
                "section_id": "|".join(known) or None,
                **({"sphere": row.sphere} if row.sphere else {}),
                **{name.value: row.texts[name] for name in Field},
                **_read(reader.renew(row.reading, row.texts, identity.quarter)),
            }


def _read(reading: Reading) -> dict[str, Any]:
    """Return what was read from the texts of an event, or set instead, as values that json can write."""
    partners = reading.all_partners
    return {
        "spans": _spans(reading.period),
        "partners": {
            "countries": [each.id for each in partners if each.level is Level.COUNTRY],
            "belarus": [each.name for each in partners if each.level is not Level.COUNTRY],
        },
        "headcount": reading.people and _ends(reading.people),
        "headcount_parts": [_ends(part) for part in reading.headcount_parts],
        "remote": reading.remote,
        "signed": [document.kind for document in reading.documents],
        "foreign_party": reading.foreign_party or bool(partners),
    }


def _ends(count: HeadCount) -> int | list[int]:
    return count.most if count.least == count.most else [count.least, count.most]


def _spans(period: Period | None) -> list[dict[str, str]]:
    return [
        {
            "first": _iso(span.first),
            "last": _iso(span.last),
            "precision": span.precision.value,
            "label": span.label,
        }
        for span in period or ()
    ]


def _iso(day: date) -> str:
    return day.isoformat()


class UnreadableJson(AppError):
    """The file is no report in JSON, or not one that this version understands."""

    def __init__(self, source: Path, reason: str) -> None:
        super().__init__(
            f"Файл «{source.name}» не прочитан: {reason}.",
            "Хранилище и сам файл не изменены.",
            "Получите файл заново командой convert или возьмите исходный документ.",
        )


def read_json(source: Path) -> PrintedReport:
    """Read what `write_json` wrote; ids and spans are left aside, they are read from the texts anew.

    Raises UnreadableJson.
    """
    try:
        if source.stat().st_size > _LARGEST:
            raise UnreadableJson(source, "он больше 64 МБ, отчеты такими не бывают")
        found = json.loads(source.read_bytes())
    except OSError as error:
        raise UnreadableJson(source, "его не удалось открыть, проверьте путь и права доступа") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableJson(source, "это не JSON или файл поврежден") from error
    return _Reader(source).report(found)


class _Reader:
    """Takes a report out of JSON values and says where they are not as they should be."""

    def __init__(self, source: Path) -> None:
        self._source = source

    def report(self, found: object) -> PrintedReport:
        """Return the report. Raises UnreadableJson."""
        if not isinstance(found, dict) or found.get("format") != FORMAT:
            raise self._fault(f"в нем нет пометки «format»: «{FORMAT}»")
        if found.get("version") != VERSION:
            raise self._fault("он записан другой версией программы, обновите программу")
        return PrintedReport(
            title=self._text(found, "title", "отчет"),
            sections=self._sections(found),
            closing=self._text(found, "footer", "отчет"),
            nil=self._text(found, "nil", "отчет"),
            unread=tuple(
                Unread(self._text(each, "where", "unread"), self._text(each, "text", "unread"))
                for each in self._objects(found, "unread")
            ),
            stated=self._identity(found),
        )

    def _fault(self, reason: str) -> UnreadableJson:
        return UnreadableJson(self._source, reason)

    def _sections(self, found: dict[str, Any]) -> tuple[PrintedSection, ...]:
        """Put the events under the headings, whose order the list of sections gives."""
        headings = ["", *self._headings(found)]
        rows: list[list[PrintedRow]] = [[] for _ in headings]
        current = 0
        for number, event in enumerate(self._objects(found, "events"), 1):
            where = f"мероприятие {number}"
            heading = self._text(event, "section", where)
            if heading not in headings[current:]:
                named = fold(heading)[:_LONGEST_NAMED]
                raise self._fault(f"{where}: раздела «{named}» нет в списке разделов или он стоит раньше")
            current = headings.index(heading, current)
            texts = Texts(**{name.value: self._text(event, name.value, where) for name in Field})
            rows[current].append(PrintedRow(texts, where, sphere=self._text(event, "sphere", where)))
        return tuple(
            PrintedSection(heading, tuple(under))
            for heading, under in zip(headings, rows, strict=True)
            if heading or under
        )

    def _headings(self, found: dict[str, Any]) -> list[str]:
        headings = found.get("sections")
        if not isinstance(headings, list):
            raise self._fault("в нем нет списка «sections»")
        return [self._text({"heading": heading}, "heading", "разделы") for heading in headings]

    def _identity(self, found: dict[str, Any]) -> Identity:
        quarter, kind = found.get("quarter"), found.get("kind")
        try:
            return Identity(
                kind=ReportKind(kind) if kind else None,
                quarter=Quarter.parse(str(quarter)) if quarter else None,
                author=self._text(found, "author", "отчет") or None,
            )
        except ValueError as error:
            raise self._fault("вид отчета или квартал записаны неверно") from error

    def _objects(self, found: dict[str, Any], name: str) -> list[dict[str, Any]]:
        objects = found.get(name)
        if not isinstance(objects, list) or not all(isinstance(each, dict) for each in objects):
            raise self._fault(f"список «{name}» отсутствует или записан неверно")
        return objects

    def _text(self, found: dict[str, Any], name: str, where: str) -> str:
        """Return a text; null and a missing one are empty."""
        value = found.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self._fault(f"{where}: вместо текста «{name}» записано другое значение")
        if bad := next((sign for sign in value if not _printable(sign)), ""):
            raise self._fault(f"{where}, «{name}»: недопустимый символ U+{ord(bad):04X}, удалите его")
        return value


def _printable(sign: str) -> bool:
    """Whether documents can hold the character: neither a control character nor half of a surrogate pair."""
    return sign in "\n\t" or not (sign < " " or "\ud800" <= sign <= "\udfff" or sign in "\ufffe\uffff")
