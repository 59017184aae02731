from dataclasses import replace
from uuid import uuid4

import pytest

from db.entities import Event, Field, Texts
from desktop.services.completing import names_for
from tests.dictionaries import shipped


def event(texts: Texts) -> Event:
    return Event(uuid4(), uuid4(), None, 1, texts)


BRACKETS = event(Texts(place="г. Орша (Республика Беларусь)"))


def written(field: Field, typed: str, *earlier: Event) -> list[str]:
    names = names_for(shipped(), earlier)[field]
    return [each.replacement for each in names.candidates(typed, len(typed))]


def test_a_foreign_town_is_written_with_its_country_in_the_style_of_the_reports() -> None:
    assert written(Field.PLACE, "Витебск")[0] == "г. Витебск, Республика Беларусь"
    assert written(Field.PLACE, "Витебск", BRACKETS)[0] == "г. Витебск (Республика Беларусь)"


@pytest.mark.parametrize("typed", ["итебск", "г. вит", "ВИТЕБ"])
def test_a_town_is_found_by_any_part_of_its_name(typed: str) -> None:
    assert "г. Витебск, Республика Беларусь" in written(Field.PLACE, typed)


def test_a_town_at_home_stands_without_its_country() -> None:
    assert "г. Вязьма" in written(Field.PLACE, "вязьм")


def test_a_place_of_before_is_offered_without_its_format() -> None:
    earlier = event(Texts(place="г. Орша,\nзал «Маяк» (в дистанционном формате)"))
    assert written(Field.PLACE, "маяк", earlier) == ["г. Орша, зал «Маяк»"]


@pytest.mark.parametrize("field", [Field.CONTENT, Field.PARTICIPANTS])
def test_organisations_are_offered_after_three_letters(field: Field) -> None:
    assert written(field, "Правительство Смол")[0] == "Правительство Смоленской области"
    assert written(field, "Пр") == []


def test_what_was_named_before_is_offered() -> None:
    earlier = event(Texts(participants="Выступил хор МБУК «Дом «Лад» и гости", content="Показ «Снега»"))
    assert written(Field.PARTICIPANTS, "Пришли: лад", earlier) == ["Пришли: МБУК «Дом «Лад»"[8:]]
    assert written(Field.CONTENT, "снега", earlier) == ["«Снега»"]
    again = replace(earlier, id=uuid4())
    assert len(written(Field.CONTENT, "снега", earlier, again)) == 1
