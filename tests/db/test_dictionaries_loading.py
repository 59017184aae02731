import shutil
from datetime import date
from pathlib import Path

import pytest

from db.dictionaries.entries import (
    KINDS,
    SMOLENSK,
    Agreement,
    Author,
    City,
    Country,
    District,
    Entry,
    EntryOrigin,
    ForeignTown,
    Municipality,
    Organisation,
    Region,
    Settlement,
    Sphere,
    UserEntry,
)
from db.dictionaries.loading import DictionaryDamaged, load
from db.dictionaries.lookup import Dictionaries
from db.entities import OFFICE, Quarter
from tests.dictionaries import FOLDER, shipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "dictionaries"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def ids(dictionaries: Dictionaries, kind: type[Entry]) -> set[str]:
    return {entry.id for entry in dictionaries.all(kind)}


def test_every_line_of_every_table_is_read() -> None:
    for kind in KINDS:
        lines = (FOLDER / f"{kind.TABLE}.csv").read_text(encoding="utf-8").splitlines()
        assert len(shipped().all(kind)) == len(lines) - 1, kind.TABLE


def test_the_sources_state_the_number_of_lines() -> None:
    sources = (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
    for kind in KINDS:
        assert f"| {kind.TABLE}.csv | {len(shipped().all(kind))} |" in sources


def test_what_came_with_the_program_is_of_origin_seed() -> None:
    assert {entry.origin for kind in KINDS for entry in shipped().all(kind)} == {EntryOrigin.SEED}


REFERENCES: list[tuple[type[Entry], str, type[Entry]]] = [
    (District, "region_id", Region),
    (City, "region_id", Region),
    (City, "district_id", District),
    (City, "parent_city_id", City),
    (City, "centre_of", District),
    (Settlement, "municipality_id", Municipality),
    (ForeignTown, "country", Country),
    (Author, "municipality_id", Municipality),
    *((kind, "municipality_id", Municipality) for kind in (Organisation, Agreement)),
    *((kind, "by_region_id", Region) for kind in (Organisation, Agreement)),
    *((kind, "by_district_id", District) for kind in (Organisation, Agreement)),
    *((kind, "by_city_id", City) for kind in (Organisation, Agreement)),
    *((kind, "country", Country) for kind in (Organisation, Agreement)),
    (Agreement, "org_smolensk_id", Organisation),
    (Agreement, "org_foreign_id", Organisation),
]


@pytest.mark.parametrize(("kind", "column", "target"), REFERENCES)
def test_every_reference_leads_to_an_entry(kind: type[Entry], column: str, target: type[Entry]) -> None:
    referred = {getattr(entry, column) for entry in shipped().all(kind)} - {""}
    assert referred
    assert referred <= ids(shipped(), target)


def test_the_spheres_of_the_authors_are_known() -> None:
    assert {sphere for author in shipped().all(Author) for sphere in author.spheres} <= ids(shipped(), Sphere)


def test_every_municipality_and_the_office_can_send() -> None:
    senders = shipped().all(Author)
    assert {sender.municipality_id for sender in senders} - {""} == ids(shipped(), Municipality)
    assert [sender.kind for sender in senders if sender.id == OFFICE] == ["office"]
    assert shipped().author_name(OFFICE) == "сводный отчет"


def test_no_region_of_belarus_has_the_id_of_ours() -> None:
    assert SMOLENSK not in ids(shipped(), Region)


def test_every_municipality_has_one_name_on_every_day() -> None:
    for day in (date(2019, 1, 1), date(2024, 12, 31), date(2025, 1, 1), date(2031, 7, 9)):
        valid = [entry.id for entry in shipped().all(Municipality, day)]
        assert sorted(valid) == sorted(ids(shipped(), Municipality))


def test_a_persons_entry_is_added() -> None:
    added = UserEntry(
        "belarus_cities",
        "own-1",
        {
            "name": "Ольховка",
            "type": "аг.",
            "kind": "агрогородок",
            "region_id": "vitebsk",
            "genitive": "Ольховки",
            "prepositional": "Ольховке",
        },
    )
    (found,) = load(FOLDER, [added]).find("в агрогородке Ольховке")
    assert (found.id, found.origin) == ("own-1", EntryOrigin.USER)


def test_a_persons_change_is_laid_over_the_line_and_leaves_the_rest() -> None:
    change = UserEntry("spheres", "sport", {"short_name": "Спорт и туризм"})
    before, after = shipped().get(Sphere, "sport"), load(FOLDER, [change]).get(Sphere, "sport")
    assert before is not None
    assert after is not None
    assert (after.short_name, after.origin) == ("Спорт и туризм", EntryOrigin.CHANGED)
    assert (after.heading, after.order) == (before.heading, before.order)


def test_a_persons_change_of_a_municipality_means_one_of_its_names() -> None:
    change = UserEntry("municipalities", "velizh-okrug", {"full_name": "Велижский муниципальный округ"})
    changed = load(FOLDER, [change])
    now, then = (changed.get(Municipality, "velizh", Quarter(year, 1)) for year in (2025, 2024))
    assert now is not None
    assert then is not None
    assert (now.full_name, now.origin) == ("Велижский муниципальный округ", EntryOrigin.CHANGED)
    assert now.valid_from == date(2025, 1, 1)
    assert then.origin is EntryOrigin.SEED


def test_a_persons_entry_has_days_of_validity() -> None:
    change = UserEntry("authors", "body-sport", {}, valid_to=date(2026, 3, 31))
    authors = load(FOLDER, [change])
    assert authors.get(Author, "body-sport", Quarter(2026, 1))
    assert authors.get(Author, "body-sport", Quarter(2026, 2)) is None


def test_a_persons_entry_is_frozen_and_hashable() -> None:
    values = {"short_name": "Спорт"}
    entry = UserEntry("spheres", "sport", values)
    values["short_name"] = "Культура"
    assert entry.values == {"short_name": "Спорт"}
    assert len({entry, UserEntry("spheres", "sport", {"short_name": "Спорт"})}) == 1


BAD_ENTRIES = [
    (UserEntry("planets", "mars", {}), "«planets»"),
    (UserEntry("spheres", "own-1", {"heading": "Сотрудничество в сфере связи"}), "«order»"),
    (UserEntry("spheres", "sport", {"order": "первый"}), "«первый»"),
]


@pytest.mark.parametrize(("entry", "named"), BAD_ENTRIES)
def test_a_bad_entry_of_a_person_is_named(entry: UserEntry, named: str) -> None:
    with pytest.raises(DictionaryDamaged) as caught:
        load(FOLDER, [entry])
    assert named in caught.value.what_happened


DAMAGE = [
    ("spheres.csv", "sport,14,", "sport,четырнадцать,", 15),
    ("spheres.csv", "sport,14,", "sport,14,лишнее,", 15),
    ("spheres.csv", "sport,14,", "finance,14,", 21),
    ("spheres.csv", "sport,14,", ",14,", 15),
    ("spheres.csv", "id,order", "ид,order", 1),
    ("spheres.csv", 'construction-housing,6,"', 'construction-housing,6,"x"', 7),
    ("municipalities.csv", "2024-12-31", "2024-13-31", 4),
]


@pytest.mark.parametrize(("file", "old", "new", "line"), DAMAGE)
def test_a_bad_line_is_named_with_its_file(folder: Path, file: str, old: str, new: str, line: int) -> None:
    edit(folder / file, old, new)
    with pytest.raises(DictionaryDamaged) as caught:
        load(folder)
    assert f"«{file}», строка {line}" in caught.value.what_happened


def test_a_line_that_is_not_utf8_is_named(folder: Path) -> None:
    path = folder / "countries.csv"
    path.write_bytes(path.read_bytes().replace("Андорра".encode(), "Андорра".encode("cp1251"), 1))
    with pytest.raises(DictionaryDamaged, match=r"«countries\.csv», строка 3"):
        load(folder)


@pytest.mark.parametrize("content", [None, ""])
def test_a_missing_or_empty_file_is_named(folder: Path, content: str | None) -> None:
    path = folder / "authors.csv"
    path.unlink()
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(DictionaryDamaged, match=r"authors\.csv"):
        load(folder)


@pytest.mark.parametrize("saved", ["\ufeff", "\r\n", "\n\n"])
def test_a_file_saved_by_another_program_is_read_all_the_same(folder: Path, saved: str) -> None:
    path = folder / "spheres.csv"
    text = path.read_text(encoding="utf-8")
    text = saved + text if saved == "\ufeff" else text.replace("\n", saved)
    path.write_bytes(text.encode())
    assert load(folder).all(Sphere) == shipped().all(Sphere)


def test_ids_are_latin() -> None:
    for kind in KINDS:
        assert all(getattr(entry, kind.KEY).isascii() for entry in shipped().all(kind)), kind.TABLE


@pytest.mark.parametrize("kind", KINDS)
def test_the_tables_are_written_as_their_sources_say(kind: type[Entry]) -> None:
    text = (FOLDER / f"{kind.TABLE}.csv").read_bytes().decode()
    assert not {"\r", "\u00a0", "\ufeff"} & set(text)
    assert all(line == line.strip() for line in text.split("\n"))
