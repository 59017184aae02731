"""What is left of a store when its process is killed at any moment."""

import subprocess
import sys
from pathlib import Path

import pytest

from db.store import Store
from desktop.services.editing import Editing
from desktop.services.keeping import recovered
from tests.db.conftest import Opening
from tests.db.finding import find_events
from tests.dictionaries import shipped

WRITE = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from db.store import Store
from tests.db.invented import invented_event, invented_report, with_text

report = invented_report()
with Store.open(Path(sys.argv[1]), "Иванова Н. К.", lambda: datetime.now(UTC)) as store:
    store.commit("0", [report, *(with_text(invented_event(report, place), "0") for place in range(20))])
    for number in range(1, 10_000):
        store.commit(str(number), [with_text(event, str(number)) for event in store.report(report.id).events])
        print(number, flush=True)
"""


def last_said_before_a_kill(folder: Path, after: int, program: str = WRITE) -> int:
    """Kill a process after some of its saves and return the number of the last that it called done."""
    command = [sys.executable, "-c", program, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = [process.stdout.readline() for _ in range(after)]
        process.kill()
        return int([*said, *process.stdout][-1])


@pytest.mark.parametrize("after", [1, 20])
def test_every_action_that_was_said_to_be_saved_is_whole_after_a_kill(
    folder: Path, opening: Opening, after: int
) -> None:
    said = last_said_before_a_kill(folder, after)
    with opening() as store:
        assert_whole(store, said)


def assert_whole(store: Store, said: int) -> None:
    (report,) = [store.report(each.id) for each in store.reports()]
    titles = {event.texts.title for event in report.events}
    last = store.actions(1)[0]
    assert len(report.events) == 20
    assert titles == {last.label}
    assert int(last.label) >= said
    assert last.number == int(last.label) + 1
    assert {len(action.changes) for action in store.actions(1000)} <= {20, 21}
    assert store.undo() is not None


VISIT = """
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from db.entities import Field
from db.store import Store
from desktop.services.editing import Editing
from tests.db.invented import invented_event, invented_report
from tests.dictionaries import shipped

report = invented_report()
with Store.open(Path(sys.argv[1]), "Иванова Н. К.", lambda: datetime.now(UTC)) as store:
    store.commit("ввод", [report, invented_event(report, 1)])
with Store.open(Path(sys.argv[1]), "Иванова Н. К.", lambda: datetime.now(UTC)) as store:
    editing, event = Editing(store, shipped()), store.report(report.id).events[0]
    for length in count(1):
        event = editing.set_field(event, Field.TITLE, "я" * length)
        print(length, flush=True)
"""


@pytest.mark.parametrize("after", [1, 9])
def test_a_visit_that_a_kill_has_broken_off_is_one_whole_action_that_is_recovered(
    folder: Path, opening: Opening, after: int
) -> None:
    said = last_said_before_a_kill(folder, after, VISIT)
    with opening() as store:
        (event,) = find_events(store, "яя" if after > 1 else "я")
        assert len(event.texts.title) >= said
        assert [len(action.changes) for action in store.actions()] == [1, 2]
        found = recovered(store)
        assert found
        assert (found.label, found.event_id) == ("правка наименования мероприятия 1", event.id)
        assert Editing(store, shipped()).undo_label == found.label
        store.undo()
        assert "я" not in store.event(event.id).texts.title
    with opening() as store:
        assert recovered(store) is None
