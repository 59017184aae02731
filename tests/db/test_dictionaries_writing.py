"""What is written of an entry is read as the same entry."""

from dataclasses import replace

import pytest

from db.dictionaries.entries import KINDS, Entry, EntryOrigin, UserEntry
from db.dictionaries.loading import load
from db.dictionaries.writing import written
from tests.dictionaries import FOLDER, shipped


@pytest.mark.parametrize("kind", KINDS)
def test_every_entry_is_read_again_as_it_was_written(kind: type[Entry]) -> None:
    own = [UserEntry(kind.TABLE, entry.key, written(entry)) for entry in shipped().all(kind)]
    again = load(FOLDER, own).all(kind)
    assert {each.origin for each in again} == {EntryOrigin.CHANGED}
    plain = [replace(each, origin=EntryOrigin.SEED, row_id="") for each in again]
    assert plain == [replace(each, row_id="") for each in shipped().all(kind)]
