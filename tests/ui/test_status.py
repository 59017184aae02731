"""The line at the bottom."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QLabel

from desktop.ui.status import Status
from tests.ui.conftest import Shown

AT = datetime(2031, 3, 20, 9, 30, tzinfo=UTC)


def seen(status: Status) -> list[str]:
    """Return what stands on the left, shown where no sentence is."""
    labels = status.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and not label.text().startswith("F8")]


def test_a_sentence_and_what_it_covers_are_never_written_over_each_other(shown: Shown) -> None:
    status = shown(Status())
    status.tell("Мероприятие убрано в корзину.")
    status.show_saved(AT)
    status.show_count(2, 5)
    assert seen(status) == []
    status.clearMessage()
    saved, count = seen(status)
    assert saved.startswith("Сохранено в ")
    assert count == "показано 2 из 5"


def test_what_is_not_to_be_seen_does_not_come_back_after_a_sentence(shown: Shown) -> None:
    status = shown(Status())
    status.show_count(5, 5)
    status.tell("Отменено.")
    status.show_count(0, 0)
    status.clearMessage()
    assert seen(status) == []
