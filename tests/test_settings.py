"""What is remembered of how a person works."""

import json
from pathlib import Path

import pytest

from desktop.settings import NAME, WORDS_NAME, Settings, SettingsFile, Theme, WordsFile


def written(folder: Path, **settings: object) -> Settings:
    """Return what is made of a file with these settings."""
    (folder / NAME).write_text(json.dumps(settings), encoding="utf-8")
    return SettingsFile(folder).now


def test_what_was_changed_is_there_the_next_time(tmp_path: Path) -> None:
    changed = SettingsFile(tmp_path / "новая").change(
        author="mun-velizh", theme=Theme.DARK, text_size=13, layout={"окно": "0KY="}, switched_off=("dash",)
    )
    assert SettingsFile(tmp_path / "новая").now == changed
    assert changed.theme is Theme.DARK
    assert [path.name for path in (tmp_path / "новая").iterdir()] == [NAME]


def test_a_change_leaves_the_other_settings_alone(tmp_path: Path) -> None:
    SettingsFile(tmp_path).change(author="office")
    SettingsFile(tmp_path).change(quarter="2031-Q1")
    assert SettingsFile(tmp_path).now == Settings(author="office", quarter="2031-Q1")


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"null", b"5", b'"author"', b"\xff\xfe", b"[" * 50_000])
def test_a_damaged_file_means_the_usual_settings(tmp_path: Path, text: bytes) -> None:
    (tmp_path / NAME).write_bytes(text)
    assert SettingsFile(tmp_path).now == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("theme", 5),
        ("theme", []),
        ("text_size", "12"),
        ("text_size", True),
        ("text_size", None),
        ("layout", []),
        ("switched_off", "dash"),
        ("switched_off", [5]),
        ("layout", {"окно": 5}),
        ("quarter", 2031),
        ("from_a_later_version", "x"),
    ],
)
def test_a_setting_that_makes_no_sense_does_not_spoil_the_others(
    tmp_path: Path, name: str, value: object
) -> None:
    assert written(tmp_path, author="mun-velizh", **{name: value}) == Settings(author="mun-velizh")


def test_settings_that_cannot_be_written_hold_until_the_program_is_closed(tmp_path: Path) -> None:
    (tmp_path / "файл").write_text("не папка", encoding="utf-8")
    settings = SettingsFile(tmp_path / "файл")
    settings.change(text_size=15)
    assert settings.now.text_size == 15
    assert SettingsFile(tmp_path / "файл").now == Settings()


def test_the_same_settings_are_not_written_again(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path)
    settings.change(author="office")
    (tmp_path / NAME).unlink()
    settings.change(author="office")
    assert not (tmp_path / NAME).exists()


def test_an_added_word_is_there_the_next_time_and_but_once(tmp_path: Path) -> None:
    for word in ("клякспер", "всплывун", "клякспер"):
        WordsFile(tmp_path / "новая").add(word)
    assert WordsFile(tmp_path / "новая").words() == ["клякспер", "всплывун"]
    assert [path.name for path in (tmp_path / "новая").iterdir()] == [WORDS_NAME]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("\ufeffклякспер\r\n\r\n всплывун \r\n".encode(), ["клякспер", "всплывун"]),
        ("клякспер\n".encode() + b"\xff", ["клякспер", "\ufffd"]),
        (b"", []),
    ],
)
def test_words_that_hands_have_written_are_read(tmp_path: Path, written: bytes, words: list[str]) -> None:
    (tmp_path / WORDS_NAME).write_bytes(written)
    assert WordsFile(tmp_path).words() == words


def test_words_that_cannot_be_written_stop_no_work(tmp_path: Path) -> None:
    (tmp_path / "файл").write_text("не папка", encoding="utf-8")
    words = WordsFile(tmp_path / "файл")
    words.add("клякспер")
    assert words.words() == []
