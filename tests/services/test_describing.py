"""What people are told of an import, line by line."""

from dataclasses import replace

from db.entities import Quarter, ReportKind
from desktop.report.printed import Identity, PrintedReport
from desktop.services.describing import describe_changes, describe_title
from tests.dictionaries import shipped
from tests.received import CHESS, CHOIR, FAIR, REPORT, RUDNYA, TITLE, VELIZH, Recipient, section


def told(recipient: Recipient, changed: PrintedReport) -> list[str]:
    """Return what is told of a changed report when the usual one is kept already."""
    recipient.keep(REPORT)
    return list(describe_changes(recipient.plan(changed)))


def with_chess(**texts: str) -> PrintedReport:
    return replace(REPORT, sections=(section(VELIZH, replace(CHESS, **texts), CHOIR), section(RUDNYA, FAIR)))


def test_of_a_first_report_there_is_nothing_to_compare(recipient: Recipient) -> None:
    assert list(describe_changes(recipient.plan(REPORT))) == []


def test_a_draft_is_told_to_be_one(recipient: Recipient) -> None:
    plan = recipient.plan(REPORT)
    assert list(describe_title(plan, shipped())) == []
    marked = replace(plan, printed=replace(plan.printed, is_draft=True))
    (line,) = describe_title(marked, shipped())
    assert line == "Файл помечен как черновик: отправитель оставил в нем ошибки."


def test_of_the_same_report_nothing_is_told(recipient: Recipient) -> None:
    assert told(recipient, REPORT) == []


def test_a_changed_text_is_shown_before_and_after(recipient: Recipient) -> None:
    assert told(recipient, with_chess(place="г. Рудня")) == [
        "Мероприятие 1, место: было «г. Велиж», стало «г. Рудня»."
    ]


def test_a_text_that_was_or_became_empty_is_said_to_be_so(recipient: Recipient) -> None:
    assert told(recipient, with_chess(participants="")) == [
        "Мероприятие 1, участники: было «30 школьников», стало пусто."
    ]


def test_other_line_breaks_are_not_shown_as_equal_texts(recipient: Recipient) -> None:
    assert told(recipient, with_chess(place="г.\u00a0Велиж")) == [
        "Мероприятие 1, место: другие пробелы или переносы строк."
    ]


def test_of_a_long_text_the_part_that_differs_is_shown(recipient: Recipient) -> None:
    recipient.keep(with_chess(content="Шахматы и шашки. " * 20 + "Победила Рудня."))
    [line] = describe_changes(recipient.plan(with_chess(content="Шахматы и шашки. " * 20 + "Победил Велиж.")))
    assert line == (
        "Мероприятие 1, содержание: было «…аты и шашки. Победила Рудня.», "
        "стало «…аты и шашки. Победил Велиж.»."
    )


def test_a_changed_title_and_closing_row_are_shown(recipient: Recipient) -> None:
    changed = replace(REPORT, title=f"{TITLE} ", closing="Состоялась 1 встреча")
    assert told(recipient, changed) == [
        "Заголовок: другие пробелы или переносы строк.",
        "Строка о встречах: было пусто, стало «Состоялась 1 встреча».",
    ]


def test_new_and_gone_events_are_named(recipient: Recipient) -> None:
    swim = replace(
        CHESS, title="Заплыв «Волна»", place="г. Десногорск", content="Вода", period="1 июня 2026 года"
    )
    changed = replace(REPORT, sections=(section(VELIZH, CHESS, swim), section(RUDNYA, FAIR)))
    assert told(recipient, changed) == [
        "Мероприятие 2: новое, «Заплыв «Волна»».",
        "Нет в файле, будет убрано в корзину: «Концерт хора «Криница»».",
    ]


def test_moved_sections_and_events_are_named(recipient: Recipient) -> None:
    assert told(recipient, replace(REPORT, sections=REPORT.sections[::-1])) == [
        "Отличаются: разделы, порядок мероприятий."
    ]


def test_a_title_that_says_otherwise_is_told(recipient: Recipient) -> None:
    said = Identity(ReportKind.EXECUTIVE, Quarter(2025, 1), "body-sport")
    plan = recipient.plan(REPORT, said)
    assert list(describe_title(plan, shipped())) == [
        "В заголовке файла указано другое: "
        "отчет муниципальных образований, II квартал 2026 года, сводный отчет."
    ]
    assert list(describe_title(recipient.plan(REPORT), shipped())) == []


def test_a_title_that_says_nothing_contradicts_nobody(recipient: Recipient) -> None:
    said = Identity(ReportKind.EXECUTIVE, Quarter(2025, 1), "body-sport")
    plan = recipient.plan(replace(REPORT, title="Список мероприятий"), said)
    assert list(describe_title(plan, shipped())) == []
