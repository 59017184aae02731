"""Packages of settings: what was written is read again, anything else is refused in a sentence."""

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.dictionaries.entries import UserEntry
from desktop.office.settings_package import SettingsPackage, UnreadablePackage, read_package, write_package

PACKAGE = SettingsPackage(
    (
        UserEntry("spheres", "sport", {"short_name": "Движение", "aliases": "иное|другое"}),
        UserEntry("authors", "own-1", {"name": "Комитет «Весна»"}, date(2031, 4, 1), date(2032, 3, 31)),
    ),
    {"window": {"first_day": 12}, "rules": {"P01": [1, {"off": None}]}},
)
BASE: dict[str, Any] = {"format": "pobratim-settings", "version": 1}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "Настройки № 1.pobratim-settings"


def test_what_is_written_is_read_again(file: Path) -> None:
    write_package(PACKAGE, file)
    assert read_package(file) == PACKAGE


def test_a_package_of_a_later_program_is_refused_with_the_way_out(file: Path) -> None:
    file.write_text(json.dumps({**BASE, "version": 2}), encoding="utf-8")
    with pytest.raises(UnreadablePackage, match="более новой версией программы; обновите программу"):
        read_package(file)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "поврежден"),
        ("{", "поврежден"),
        ("[" * 100_000, "поврежден"),
        ("[]", "не пакет настроек"),
        ('{"format": "other"}', "не пакет настроек"),
        ('{"format": "pobratim-settings"}', "не указана версия"),
        ('{"format": "pobratim-settings", "version": true}', "не указана версия"),
    ],
)
def test_what_is_no_package_is_refused(file: Path, content: str, reason: str) -> None:
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadablePackage, match=reason):
        read_package(file)


@pytest.mark.parametrize(
    "part",
    [
        {"dictionaries": {}},
        {"dictionaries": [5]},
        {"dictionaries": [{"dictionary": "spheres", "values": {}}]},
        {"dictionaries": [{"dictionary": "spheres", "entry_id": "", "values": {}}]},
        {"dictionaries": [{"dictionary": "spheres", "entry_id": "a", "values": {"order": 1}}]},
        {"dictionaries": [{"dictionary": "spheres", "entry_id": "a", "values": {}, "valid_from": "завтра"}]},
        {"dictionaries": [{"dictionary": "spheres", "entry_id": "a", "values": []}]},
        {"settings": []},
        {"settings": {"window": 5}},
        {"settings": {"x" * 65: {}}},
    ],
)
def test_a_damaged_package_is_refused_whole(file: Path, part: dict[str, Any]) -> None:
    file.write_text(json.dumps({**BASE, **part}), encoding="utf-8")
    with pytest.raises(UnreadablePackage, match=f"«{file.name}» не принят: он поврежден"):
        read_package(file)


def test_a_missing_file_and_one_that_is_far_too_large_are_refused(file: Path) -> None:
    with pytest.raises(UnreadablePackage, match="не удалось открыть"):
        read_package(file)
    with file.open("wb") as large:
        large.truncate(17 * 1024 * 1024)
    with pytest.raises(UnreadablePackage, match="больше 16 МБ"):
        read_package(file)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@given(entries=_JSON, parts=_JSON)
def test_whatever_stands_in_a_file_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, entries: object, parts: object
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.pobratim-settings"
    file.write_text(json.dumps({**BASE, "dictionaries": entries, "settings": parts}), encoding="utf-8")
    with suppress(UnreadablePackage):
        package = read_package(file)
        write_package(package, file)
        assert read_package(file) == package
