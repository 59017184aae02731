"""A report is prepared to be sent: with its files, its letter and a record of what was sent."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from db.dictionaries.lookup import Dictionaries
from db.entities import OFFICE, Quarter, Report, ReportKey, ReportKind, Texts
from db.errors import AppError
from db.preparations import ReportLocked
from db.store import Store
from desktop.office.convert import read_report, write_report
from desktop.report.carried import Edit
from desktop.report.control_code import control_code
from desktop.report.printed import PrintedReport
from desktop.services.correspondence import Correspondence
from desktop.services.declaring import open_correction, say_nothing_was_held, take_back_nil
from desktop.services.editing import Editing
from desktop.services.exporting import as_printed
from desktop.services.placing import Draft
from desktop.services.sending import DOCX, PDF, XLSX, Means, Order, Outcome, prepare, usual_name
from tests.dictionaries import shipped, words
from tests.workplaces import ticking_clock

KEY = ReportKey(ReportKind.MUNICIPAL, Quarter(2031, 2), "mun-velizh")
AT = datetime(2031, 6, 20, 9, 5, tzinfo=UTC)
PEOPLE = Correspondence(
    recipient="Отдел внешних связей\nСмоленской области",
    address="otdel@example.ru",
    clerk="Соколова Мария Игоревна",
    position="главный специалист",
    telephone="8 (000) 000-00-00",
)
FAIR = Texts("Ярмарка ремесел", "г. Орша, Республика Беларусь", "3-5 мая 2031 года", "Обмен", "12 человек")
DRAUGHTS = replace(FAIR, title="Турнир по шашкам «Белая клетка»", period="16 мая 2031 года")
MEANS = Means(write_report)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "данные", "Лукина А. П.", ticking_clock()) as store:
        yield store


@pytest.fixture
def editing(store: Store) -> Editing:
    return Editing(store, shipped(), morphology=words())


@pytest.fixture
def report(store: Store, editing: Editing) -> Report:
    report = editing.add_report(KEY)
    editing.add_events(report, [Draft(FAIR), Draft(DRAUGHTS)], None, "ввод")
    return store.report(report.id)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Отчеты"


def sent(store: Store, report: Report, folder: Path, *formats: str, means: Means = MEANS) -> Outcome:
    order = Order(folder, usual_name(report, shipped()), formats or (DOCX,), PEOPLE)
    return prepare(store, shipped(), report.id, order, means, AT)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_all_that_is_ordered_lies_in_the_folder_under_speaking_names(
    store: Store, report: Report, folder: Path
) -> None:
    sent(store, report, folder, XLSX, DOCX)
    assert names(folder) == [
        "Велижский МО – отчет за II квартал 2031.docx",
        "Велижский МО – отчет за II квартал 2031.xlsx",
        "Велижский МО – письмо, II квартал 2031.docx",
        "Велижский МО – письмо, II квартал 2031.eml",
    ]


def test_what_was_prepared_is_kept_with_hashes_code_and_contents(
    store: Store, report: Report, folder: Path
) -> None:
    done = sent(store, report, folder, DOCX, XLSX)
    (kept,) = store.preparations(report.id)
    assert kept == done.preparation
    assert [file.sha256 for file in kept.files] == [
        sha256(file.read_bytes()).hexdigest() for file in done.files
    ]
    assert (kept.edition, kept.prepared_at, kept.prepared_by) == (1, AT, PEOPLE.clerk)
    assert "Ярмарка ремесел" in kept.snapshot
    for file in done.files:
        found = read_report(file)
        assert found.control_code == kept.control_code == control_code(found)
        assert found.unread == ()


def test_what_is_printed_of_a_prepared_report_has_its_code(
    store: Store, editing: Editing, report: Report, folder: Path
) -> None:
    assert as_printed(report).control_code == ""
    sent(store, report, folder)
    (kept,) = store.preparations(report.id)
    assert as_printed(store.report(report.id)).control_code == kept.control_code
    open_correction(store, store.report(report.id))
    assert as_printed(store.report(report.id)).control_code == ""


def test_a_prepared_report_is_locked_until_a_correction_is_opened(
    store: Store, editing: Editing, report: Report, folder: Path
) -> None:
    sent(store, report, folder)
    event = store.report(report.id).events[0]
    with pytest.raises(ReportLocked):
        editing.set_texts("правка", [(event, DRAUGHTS)])
    opened = open_correction(store, store.report(report.id))
    assert opened.key.edition == 2
    editing.set_texts("правка", [(event, replace(FAIR, period="4-5 мая 2031 года"))])
    editing.undo()
    editing.undo()
    assert store.report(report.id).key.edition == 1
    assert open_correction(store, replace(opened, prepared_at=None)) == replace(opened, prepared_at=None)


def corrected(store: Store, editing: Editing, report: Report, folder: Path) -> Outcome:
    """Send a report, correct it and send it once more."""
    sent(store, report, folder)
    opened = open_correction(store, store.report(report.id))
    fair, draughts = opened.events
    editing.set_texts("правка", [(fair, replace(FAIR, period="4-5 мая 2031 года", place="г. Велиж"))])
    editing.remove_event(draughts)
    opened = store.report(report.id)
    editing.add_events(opened, [Draft(replace(FAIR, title="Вечер романса"))], opened.events[-1], "ввод")
    return sent(store, store.report(report.id), folder)


def test_a_correction_says_what_it_is_and_carries_what_has_changed(
    store: Store, editing: Editing, report: Report, folder: Path
) -> None:
    done = corrected(store, editing, report, folder)
    assert done.files[0].name == "Велижский МО – отчет за II квартал 2031 (версия 2).docx"
    found = read_report(done.files[0])
    assert (found.edition, found.title, found.unread) == (2, report.title, ())
    changes = {(each.edit, each.event) for each in found.carried.changes}
    assert changes == {
        (Edit.CHANGED, FAIR.title),
        (Edit.REMOVED, DRAUGHTS.title),
        (Edit.ADDED, "Вечер романса"),
    }
    assert "Версия 2, исправленная" in [each.text for each in Document(str(done.files[0])).paragraphs]


def test_the_letter_of_a_correction_lists_what_has_changed(
    store: Store, editing: Editing, report: Report, folder: Path
) -> None:
    text = corrected(store, editing, report, folder).text
    assert text.startswith("Направляем исправленный отчет (версия 2) о мероприятиях")
    assert "По сравнению с версией 1 от 20.06.2031 изменено следующее:" in text
    assert "– № 1. Ярмарка ремесел – изменено: место, сроки\n" in text
    assert "– № 2. Вечер романса – добавлено\n" in text
    assert "– Турнир по шашкам «Белая клетка» – исключено (было № 2)\n" in text
    assert "Версию 1 просим считать утратившей силу." in text


def test_a_correction_that_changes_nothing_says_so(store: Store, report: Report, folder: Path) -> None:
    sent(store, report, folder)
    opened = open_correction(store, store.report(report.id))
    assert "Содержание отчета с версии 1 от 20.06.2031 не изменилось." in sent(store, opened, folder).text


def test_the_draft_for_the_mail_program_has_address_text_and_all_files(
    store: Store, report: Report, folder: Path
) -> None:
    done = sent(store, report, folder, DOCX, XLSX)
    assert done.mail is not None
    assert done.letter is not None
    mail = message_from_bytes(done.mail.read_bytes(), policy=default)
    assert mail["To"] == "otdel@example.ru"
    assert mail["Subject"] == "Отчет за II квартал 2031 года – Велижский муниципальный округ"
    files = {part.get_filename(): part.get_content() for part in mail.iter_attachments()}
    assert files == {file.name: file.read_bytes() for file in (*done.files, done.letter)}
    body = mail.get_body()
    assert body is not None
    assert "Всего мероприятий: 2." in body.get_content()
    assert "Соколова Мария Игоревна, главный специалист" in body.get_content()


def test_a_draft_is_the_report_alone_and_locks_nothing(
    store: Store, editing: Editing, report: Report, folder: Path
) -> None:
    name = usual_name(report, shipped(), is_draft=True)
    order = Order(folder, name, (DOCX,), PEOPLE, is_draft=True)
    done = prepare(store, shipped(), report.id, order, MEANS, AT)
    assert names(folder) == ["Велижский МО – отчет за II квартал 2031 – черновик.docx"]
    assert (done.preparation, done.letter, done.mail) == (None, None, None)
    found = read_report(done.files[0])
    assert (found.is_draft, found.control_code) == (True, "")
    editing.remove_event(store.report(report.id).events[0])


def test_if_one_file_cannot_be_written_none_is_new_and_nothing_is_kept(
    store: Store, report: Report, folder: Path
) -> None:
    before = sent(store, report, folder)
    store.undo()
    contents = {file: file.read_bytes() for file in folder.iterdir()}
    assert before.mail is not None
    before.mail.unlink()
    before.mail.mkdir()  # a folder in the place of the last file
    with pytest.raises(AppError, match="письмо"):
        sent(store, report, folder, DOCX, XLSX)
    assert store.preparations(report.id) == []
    assert not (folder / f"{before.files[0].stem}.xlsx").exists()
    assert before.files[0].read_bytes() == contents[before.files[0]]


@pytest.mark.parametrize(
    ("suffix", "sheets", "told"), [(PDF, 3, "3"), (DOCX, 1, "1"), (DOCX, 3, "____"), (XLSX, 2, "____")]
)
def test_the_letter_says_how_many_sheets_there_are_where_that_is_sure(
    store: Store, report: Report, folder: Path, suffix: str, sheets: int, told: str
) -> None:
    def write(
        report: PrintedReport, target: Path, dictionaries: Dictionaries, *, author: str, now: datetime
    ) -> None:
        target.write_bytes(b"")

    def count(printed: PrintedReport) -> int:
        return sheets

    done = sent(store, report, folder, suffix, means=Means(write, count))
    assert f"Приложение: отчет на {told} л. в 1 экз." in paragraphs(done.letter)


def paragraphs(letter: Path | None) -> list[str]:
    assert letter
    return [each.text for each in Document(str(letter)).paragraphs]


def test_number_and_day_stand_in_the_letter_where_they_are_known(
    store: Store, report: Report, folder: Path
) -> None:
    order = Order(folder, "Отчет", (DOCX,), PEOPLE, number="15-п", day="20.06.2031")
    done = prepare(store, shipped(), report.id, order, MEANS, AT)
    (heading, _) = Document(str(done.letter)).tables[0].rows[0].cells
    assert "20.06.2031 № 15-п" in heading.text


def test_where_the_files_were_put_is_kept_but_stands_in_none_of_them(
    store: Store, report: Report, folder: Path
) -> None:
    sent(store, report, folder, DOCX, XLSX)
    (kept,) = store.preparations(report.id)
    assert {file.folder for file in kept.files} == {str(folder)}
    parts = [part for file in folder.glob("*.???x") for part in unpacked(file)]
    assert not [part for part in parts if str(folder).encode() in part or folder.name.encode() in part]


def unpacked(file: Path) -> list[bytes]:
    with ZipFile(file) as package:
        return [package.read(name) for name in package.namelist()]


def test_a_nil_report_is_sent_as_any_other(store: Store, editing: Editing, folder: Path) -> None:
    nil = say_nothing_was_held(store, editing, KEY)
    done = sent(store, nil, folder, DOCX)
    found = read_report(done.files[0])
    said = "Во II квартале 2031 года мероприятия в международной сфере не проводились."
    assert (found.nil, found.unread, list(found.rows())) == (said, (), [])
    assert done.text.startswith(
        "Сообщаем, что во II квартале 2031 года мероприятия в международной сфере не проводились. "
        "Нулевой отчет прилагается."
    )
    assert store.report(nil.id).prepared_at == AT


def test_the_letter_of_the_office_leaves_its_head_to_the_office(
    store: Store, editing: Editing, folder: Path
) -> None:
    done = sent(store, editing.add_report(replace(KEY, author=OFFICE)), folder, DOCX)
    assert done.mail
    mail = message_from_bytes(done.mail.read_bytes(), policy=default)
    assert mail["Subject"] == "Сводный отчет муниципальных образований за II квартал 2031 года"
    assert "О направлении сводного отчета за II квартал 2031 года" in paragraphs(done.letter)
    (heading, _) = Document(str(done.letter)).tables[0].rows[0].cells
    assert heading.text.strip().startswith("____________ № ____________")


def test_an_event_takes_back_that_nothing_was_held_and_undo_says_it_again(
    store: Store, editing: Editing
) -> None:
    nil = say_nothing_was_held(store, editing, KEY)
    editing.add_event(nil, None)
    assert store.report(nil.id).nil == ""
    editing.undo()
    assert store.report(nil.id).nil == nil.nil
    take_back_nil(store, store.report(nil.id))
    assert store.report(nil.id).nil == ""
    editing.undo()
    editing.undo()
    assert store.find(KEY) is None


def test_people_are_remembered_by_name_and_tidied() -> None:
    kept = PEOPLE.kept()
    assert "email" not in kept
    assert Correspondence.of({**kept, "unknown": "x"}) == PEOPLE
    assert Correspondence.of({"recipient": " Отдел \n\n связей "}).recipient == "Отдел\nсвязей"
    assert PEOPLE.executor == ("Соколова Мария Игоревна, главный специалист", "8 (000) 000-00-00")
