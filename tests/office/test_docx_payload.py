"""A .docx carries the data of its report, whatever people and programs do to it afterwards."""

import zipfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from posixpath import dirname, join, normpath
from uuid import UUID

import pytest
from lxml import etree

from desktop.office.docx_read import read_docx
from desktop.office.docx_write import write_docx
from desktop.office.payload import NAMESPACE
from desktop.report.carried import CarriedState, Edit
from desktop.report.printed import PrintedReport, without_data
from tests.made.carried import carried_report, event_id, everything
from tests.made.edited import Element, body_of, parts_of, rows_of, saved_by_word, set_text

REPORT = carried_report()
NOON = datetime(2026, 6, 20, 12, tzinfo=UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ITEM, PROPERTIES = "customXml/item1.xml", "customXml/itemProps1.xml"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(REPORT, tmp_path / "отчет.docx")


def written(report: PrintedReport, path: Path) -> Path:
    write_docx(report, path, modified=NOON, author="Отдел связей")
    return path


def edits(report: PrintedReport) -> list[Edit]:
    return [each.edit for each in report.carried.differences]


def ids(report: PrintedReport) -> list[UUID | None]:
    return [row.id for row in report.rows()]


def marks(path: Path) -> list[str]:
    with body_of(path) as root:
        return [str(each.get(f"{W}name")) for each in root.iter(f"{W}bookmarkStart")]


def without_marks(path: Path) -> None:
    with body_of(path) as root:
        etree.strip_elements(root, f"{W}bookmarkStart", f"{W}bookmarkEnd", with_tail=False)


def without_data_part(path: Path) -> None:
    with parts_of(path) as parts:
        for name in [each for each in parts if each.startswith("customXml/")]:
            del parts[name]


def test_a_written_report_is_read_with_all_that_is_known_of_it(file: Path) -> None:
    read = read_docx(file)
    assert read.carried.state is CarriedState.INTACT
    assert everything(read) == everything(REPORT)
    assert read.unread == ()


def test_what_was_read_can_be_written_again_with_its_data(file: Path) -> None:
    again = written(read_docx(file), file.with_name("еще раз.docx"))
    assert everything(read_docx(again)) == everything(REPORT)


def test_each_row_has_a_bookmark_of_its_own_that_ends(file: Path) -> None:
    with body_of(file) as root:
        starts, ends = (
            [each.get(f"{W}id") for each in root.iter(f"{W}bookmark{kind}")] for kind in ("Start", "End")
        )
    assert starts == ends
    assert len(set(starts)) == 3
    assert marks(file) == [f"pb_{event_id(number).hex}" for number in (1, 2, 3)]
    assert max(map(len, marks(file))) <= 40  # Word takes no longer ones


def test_a_report_without_data_has_neither_part_nor_bookmarks(file: Path) -> None:
    written(without_data(REPORT), file)
    with parts_of(file) as parts:
        assert not [name for name in parts if name.startswith("customXml")]
    assert marks(file) == []
    assert read_docx(file).carried.state is CarriedState.ABSENT


def test_the_package_is_whole(file: Path) -> None:
    written(replace(REPORT, is_draft=True), file)
    with zipfile.ZipFile(file) as package:
        names = package.namelist()
        types = etree.fromstring(package.read("[Content_Types].xml"))
        targets = {
            normpath(join(dirname(dirname(name)), tie.get("Target", "")).lstrip("/")): tie.get("Id")
            for name in names
            if name.endswith(".rels")
            for tie in etree.fromstring(package.read(name))
        }
    assert len(set(names)) == len(names)
    overrides = [str(each.get("PartName")).lstrip("/") for each in types if each.get("PartName")]
    contents = [name for name in names if not name.endswith(".rels") and name != "[Content_Types].xml"]
    assert sorted(overrides) == sorted(targets) == sorted(contents)
    assert {ITEM, PROPERTIES} < set(contents)


def rename_part(parts: dict[str, bytes]) -> None:
    """Move the part elsewhere, as programs do that number parts anew."""
    parts["customXml/item3.xml"] = parts.pop(ITEM)
    parts["customXml/_rels/item3.xml.rels"] = parts.pop("customXml/_rels/item1.xml.rels")
    ties = parts["word/_rels/document.xml.rels"]
    parts["word/_rels/document.xml.rels"] = ties.replace(b"item1.xml", b"item3.xml")


def rewrite_properties(parts: dict[str, bytes]) -> None:
    """Make the properties anew, as Р7 does: the namespace is no longer in them."""
    parts[PROPERTIES] = (
        b'<ds:datastoreItem xmlns:ds="urn:x" ds:itemID="{0}"><ds:schemaRefs/></ds:datastoreItem>'
    )


def lose_ties(parts: dict[str, bytes]) -> None:
    """Leave the part without a way to it."""
    parts["data.xml"] = parts.pop(ITEM)
    del parts["customXml/_rels/item1.xml.rels"], parts[PROPERTIES]


def write_wide(parts: dict[str, bytes]) -> None:
    """Write the part with two bytes a letter and another prefix."""
    text = (
        parts[ITEM]
        .decode()
        .replace(f'<report xmlns="{NAMESPACE}">', f'<p:report xmlns:p="{NAMESPACE}" xmlns="">')
    )
    text = text.replace("</report>", "</p:report>").replace("UTF-8", "UTF-16")
    parts[ITEM] = text.encode("utf-16")


def add_others(parts: dict[str, bytes]) -> None:
    """Add the part of another program, which comes first."""
    parts["customXml/item0.xml"] = b'<sources xmlns="urn:bibliography">urn:pobratim:report:1</sources>'


@pytest.mark.parametrize("change", [rename_part, rewrite_properties, lose_ties, write_wide, add_others])
def test_the_data_are_found_wherever_a_program_has_put_them(
    file: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    with parts_of(file) as parts:
        change(parts)
    assert everything(read_docx(file)) == everything(REPORT)


def test_a_document_that_word_has_saved_is_the_same_report(file: Path) -> None:
    saved_by_word(file)
    read = read_docx(file)
    assert (read.carried.state, read.carried.differences) == (CarriedState.INTACT, ())
    assert everything(read) == everything(REPORT)


def test_an_edit_in_word_wins_and_is_told(file: Path) -> None:
    saved_by_word(file)
    with body_of(file) as root:
        set_text(rows_of(root)[3], 2, "г. Гагарин")
    read = read_docx(file)
    assert [(each.before, each.after) for each in read.carried.differences] == [("г. Рудня", "г. Гагарин")]
    assert list(read.rows())[1].texts.place == "г. Гагарин"


def test_rows_that_were_copied_removed_and_moved_are_told(file: Path) -> None:
    with body_of(file) as root:
        _, _, chess, fair, heading, _ = rows_of(root)[:6]
        copied = deepcopy(chess)
        set_text(copied, 1, "Турнир «Ферзь»")
        heading.addprevious(copied)
        fair.getparent().remove(fair)  # type: ignore[union-attr]
    read = read_docx(file)
    assert ids(read) == [event_id(1), None, event_id(3)]
    assert edits(read) == [Edit.ADDED, Edit.REMOVED]


def test_a_bookmark_between_two_rows_is_that_of_the_lower_one(file: Path) -> None:
    with body_of(file) as root:
        for start in list(root.iter(f"{W}bookmarkStart")):
            next(start.iterancestors(f"{W}tr")).addprevious(start)
    without_data_part(file)
    assert ids(read_docx(file)) == ids(REPORT)


@pytest.mark.parametrize("gone", [without_data_part, without_marks])
def test_data_or_bookmarks_alone_tell_which_event_is_which(file: Path, gone: Callable[[Path], None]) -> None:
    gone(file)
    assert ids(read_docx(file)) == ids(REPORT)


def test_without_data_and_bookmarks_the_table_is_read_as_any_other(file: Path) -> None:
    without_data_part(file)
    without_marks(file)
    read = read_docx(file)
    assert read == replace(without_data(read), stated=read.stated)
    assert [row.texts.title for row in read.rows()] == [row.texts.title for row in REPORT.rows()]
    assert (read.carried.state, set(ids(read))) == (CarriedState.ABSENT, {None})


def test_the_table_of_another_report_is_not_taken_for_this_one(file: Path, tmp_path: Path) -> None:
    rows = [
        replace(
            row,
            id=UUID(int=number),
            texts=replace(row.texts, title=f"Пробег {number}", place="", period="", content=""),
        )
        for number, row in enumerate(REPORT.rows(), 50)
    ]
    other = replace(REPORT, sections=(replace(REPORT.sections[0], rows=tuple(rows)),))
    pasted = written(other, tmp_path / "другой.docx")
    with body_of(pasted) as theirs, body_of(file) as ours:
        table = next(ours.iter(f"{W}tbl"))
        table.getparent().replace(table, deepcopy(next(theirs.iter(f"{W}tbl"))))  # type: ignore[union-attr]
    read = read_docx(file)
    assert read.carried.state is CarriedState.FOREIGN
    assert ids(read) == [row.id for row in rows]


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def mangle(data: bytes) -> bytes:
    return data.replace(b'"version"', b'"versions"')


def declare_entities(data: bytes) -> bytes:
    return data.replace(b"<report", b'<!DOCTYPE r [<!ENTITY x "ha">]><report', 1)


@pytest.mark.parametrize("damage", [cut, mangle, declare_entities])
def test_damaged_data_leave_the_table_to_be_read(file: Path, damage: Callable[[bytes], bytes]) -> None:
    with parts_of(file) as parts:
        parts[ITEM] = damage(parts[ITEM])
    read = read_docx(file)
    assert (read.carried.state, ids(read)) == (CarriedState.DAMAGED, ids(REPORT))


def test_data_in_a_later_form_are_left_aside(file: Path) -> None:
    with parts_of(file) as parts:
        parts[ITEM] = parts[ITEM].replace(b"report:1", b"report:2")
    assert read_docx(file).carried.state is CarriedState.NEWER


def test_data_of_any_length_are_parted_into_elements_that_parsers_take(file: Path) -> None:
    long = replace(next(REPORT.rows()), institution="ё<" * 5_000)
    rows = tuple(replace(long, id=UUID(int=1000 + number)) for number in range(150))
    report = replace(REPORT, sections=(replace(REPORT.sections[0], rows=rows),))
    report = replace(report, carried=replace(report.carried, explanations=()))
    written(report, file)
    with parts_of(file) as parts:
        root: Element = etree.fromstring(parts[ITEM])
    assert len(root) > 1
    assert everything(read_docx(file)) == everything(report)
