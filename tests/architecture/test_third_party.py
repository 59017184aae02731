"""The list of foreign parts says what is shipped."""

from build.third_party import NOTICE, TEXTS, notice, texts


def test_the_list_of_foreign_parts_is_current() -> None:
    assert NOTICE.read_text(encoding="utf-8") == notice(), "run build/third_party.py"


def test_every_foreign_part_has_a_licence_and_a_source() -> None:
    rows = [line.split(" | ") for line in notice().splitlines() if line.startswith("| ")][2:]
    assert len(rows) > 10
    assert [row for row in rows if "None" in row[2] or "https://" not in row[3]] == []


def test_the_texts_of_their_licences_are_current() -> None:
    kept = {file.name: file.read_text(encoding="utf-8") for file in TEXTS.iterdir()}
    assert kept == texts(), "run build/third_party.py"
