import json
from pathlib import Path

import pytest

from db.entities import Quarter, ReportKind, Texts
from desktop import bootstrap
from desktop.office.report_json import UnreadableJson, read_json, write_json
from desktop.report.printed import Identity, PrintedReport, PrintedRow, PrintedSection, Unread

MINE = Identity(ReportKind.MUNICIPAL, Quarter(2026, 1), "office")


def row(title: str, **texts: str) -> PrintedRow:
    return PrintedRow(Texts(title, **texts))


def round_trip(report: PrintedReport, folder: Path) -> PrintedReport:
    target = folder / "report.json"
    write_json(report, target, report.stated, bootstrap.load_dictionaries())
    return read_json(target)


def plain(report: PrintedReport) -> list[tuple[str, list[Texts]]]:
    return [(section.heading, [each.texts for each in section.rows]) for section in report.sections]


def test_every_character_comes_back(tmp_path: Path) -> None:
    texts = {"place": "г.\u00a0Орша,\n Дом  культуры ", "content": "\t– «А» и «Б\n»", "period": "в мае"}
    sections = (PrintedSection("Город Смоленск", (row("Один", **texts),)),)
    report = PrintedReport(
        "Отчет\nо разном", sections, "Состоялась 1 встреча", (Unread("строка 2", "текст"),), MINE
    )
    found = round_trip(report, tmp_path)
    assert plain(found) == plain(report)
    assert (found.title, found.closing, found.unread) == (report.title, report.closing, report.unread)
    assert found.stated == MINE


def test_what_is_read_from_the_texts_stands_beside_them(tmp_path: Path) -> None:
    texts = Texts(
        "Слет", "г. Орша (Республика Беларусь)", "5 мая 2031 года", "Подписан договор", "20-25 гостей"
    )
    target = tmp_path / "report.json"
    report = PrintedReport("Отчет", (PrintedSection("", (PrintedRow(texts),)),))
    write_json(report, target, MINE, bootstrap.load_dictionaries())
    (event,) = json.loads(target.read_text(encoding="utf-8"))["events"]
    assert event["spans"] == [{"first": "2031-05-05", "last": "2031-05-05", "precision": "day", "label": ""}]
    assert event["partners"] == {"countries": ["BY"], "belarus": ["Орша"]}
    assert (event["headcount"], event["headcount_parts"]) == ([20, 25], [])
    assert (event["remote"], event["signed"], event["foreign_party"]) == (False, ["договор"], True)


def test_rows_without_a_heading_and_headings_without_rows_keep_their_places(tmp_path: Path) -> None:
    sections = (
        PrintedSection("", (row("Без раздела"),)),
        PrintedSection("Пустой раздел"),
        PrintedSection("Раздел", (row("Первое"), row("Второе"))),
        PrintedSection("Последний пустой"),
    )
    report = PrintedReport("Отчет", sections)
    assert plain(round_trip(report, tmp_path)) == plain(report)


def test_a_heading_that_comes_twice_stays_two_sections(tmp_path: Path) -> None:
    sections = tuple(PrintedSection(name, (row(name),)) for name in ("А", "Б", "А"))
    report = PrintedReport("Отчет", sections)
    assert plain(round_trip(report, tmp_path)) == plain(report)


GOOD = {
    "format": "pobratim-report",
    "version": 1,
    "title": "О",
    "sections": ["А"],
    "events": [],
    "unread": [],
}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "это не JSON"),
        ("[" * 100_000, "это не JSON"),
        ("[]", "пометки"),
        (json.dumps(GOOD | {"format": "other"}), "пометки"),
        (json.dumps(GOOD | {"version": 2}), "другой версией"),
        (json.dumps(GOOD | {"sections": "А"}), "«sections»"),
        (json.dumps(GOOD | {"sections": [1]}), "разделы"),
        (json.dumps(GOOD | {"events": None}), "«events»"),
        (json.dumps(GOOD | {"events": ["строка"]}), "«events»"),
        (json.dumps(GOOD | {"events": [{"section": "Б"}]}), "мероприятие 1: раздела «Б» нет"),
        (json.dumps(GOOD | {"events": [{"section": "Б\n\nВ"}]}), "мероприятие 1: раздела «Б В» нет"),
        (json.dumps(GOOD | {"events": [{"section": "А", "title": 5}]}), "мероприятие 1"),
        (json.dumps(GOOD | {"events": [{"section": "А", "title": "а\x01"}]}), "U+0001"),
        (json.dumps(GOOD | {"events": [{"section": "А", "title": "\ud800"}]}), "U+D800"),
        (json.dumps(GOOD | {"quarter": "2026-Q9"}), "квартал"),
        (json.dumps(GOOD | {"kind": "weekly"}), "вид отчета"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, content: str, said: str) -> None:
    source = tmp_path / "report.json"
    source.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableJson, match=r"report\.json") as told:
        read_json(source)
    assert said in told.value.what_happened


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableJson, match="не удалось открыть"):
        read_json(tmp_path / "none.json")
