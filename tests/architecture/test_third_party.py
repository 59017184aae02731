"""The list of foreign parts says what is shipped."""

from build.third_party import NOTICE, notice


def test_the_list_of_foreign_parts_is_current() -> None:
    assert NOTICE.read_text(encoding="utf-8") == notice(), "run build/third_party.py"


def test_every_foreign_part_has_a_licence_and_a_source() -> None:
    rows = [line.split(" | ") for line in notice().splitlines() if line.startswith("| ")][2:]
    assert len(rows) > 10
    assert [row for row in rows if "None" in row[2] or "https://" not in row[3]] == []
