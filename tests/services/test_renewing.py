"""Readings of earlier programs are brought up to date unseen."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.entities import Event, Texts
from db.store import Store
from desktop.report.morphology import Morphology
from desktop.report.reading import READER, Reader
from desktop.services.renewing import Renewing, renew_all
from tests.db.invented import READING, invented_event, invented_report
from tests.dictionaries import shipped
from tests.workplaces import ticking_clock

EVENTS = 45  # more than two pages


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "данные", "Лукина А. П.", ticking_clock()) as store:
        report = invented_report()
        old = replace(READING, reader=READER - 1)
        texts = Texts("Слет", "г. Орша", "5 мая 2031 года", "", "12 гостей")
        events = [replace(invented_event(report, place), reading=old, texts=texts) for place in range(EVENTS)]
        store.commit("ввод", [report, *events])
        yield store


@pytest.fixture
def reader() -> Reader:
    return Reader(shipped(), Morphology())


def events(store: Store) -> tuple[Event, ...]:
    return store.report(store.reports()[0].id).events


def test_every_old_reading_is_renewed_and_nothing_else_changes(store: Store, reader: Reader) -> None:
    before, actions = events(store), store.actions()
    renew_all(store, reader)
    assert not store.unread(READER)
    for old, new in zip(before, events(store), strict=True):
        assert new.reading == reader.read(old.texts, invented_report().key.quarter, READING.corrections)
        assert replace(new, reading=old.reading) == old
    assert store.actions() == actions


def test_it_stops_at_the_event_at_which_it_is_told_to(store: Store, reader: Reader) -> None:
    steps = list(range(EVENTS // 2))
    with pytest.raises(IndexError):
        renew_all(store, reader, steps.pop)
    assert 0 < len(store.unread(READER)) < EVENTS


def test_it_can_end_before_it_has_begun(store: Store, reader: Reader) -> None:
    renewing = Renewing(store, reader, polite=lambda go_on: go_on)
    renewing.start()
    renewing.end()
    assert len(store.unread(READER)) == EVENTS
