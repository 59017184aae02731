"""The log of receptions in words: what came in, and what stands in the way of taking it back."""

from dataclasses import replace

from db.entities import Quarter
from desktop.report.printed import Identity
from desktop.services.editing import Editing
from desktop.services.importing import keep_all
from desktop.services.reception_log import counted, file_lines, in_the_way, told
from desktop.services.section_editing import add_section
from tests.dictionaries import shipped
from tests.received import REPORT, Recipient

EARLIER = Identity(quarter=Quarter(2026, 1))


def test_a_section_and_a_report_that_were_changed_since_are_named(recipient: Recipient) -> None:
    plans = [recipient.plan(REPORT), recipient.plan(REPORT, EARLIER)]
    keep_all(recipient.store, shipped(), plans)
    (reception,) = recipient.store.receptions.all()
    report = recipient.store.report(recipient.store.reports()[0].id)
    add_section(Editing(recipient.store, shipped()), report, ("smolensk-city",))
    recipient.store.commit("правка заголовка", [replace(report, title="Другой заголовок")])
    assert [line.split(" (")[0] for line in in_the_way(recipient.store, reception, shipped())] == [
        "Отчет: II квартал 2026 года, отчет муниципальных образований",
        "Раздел «Город Смоленск», II квартал 2026 года, отчет муниципальных образований",
    ]


def test_several_files_are_told_by_the_first_and_each_in_full(recipient: Recipient) -> None:
    keep_all(recipient.store, shipped(), [recipient.plan(REPORT), recipient.plan(REPORT, EARLIER)])
    (reception,) = recipient.store.receptions.all()
    assert (told(reception), counted(reception)) == ("отчет.json и еще 1", "новых 6")
    assert list(file_lines(reception, shipped()))[1] == (
        "отчет.json: I квартал 2026 года, отчет муниципальных образований (сводный отчет) – новых 3."
    )
