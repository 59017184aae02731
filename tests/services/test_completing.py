from dataclasses import replace

import pytest

from db.entities import OFFICE, Field, Quarter, ReportKind, Texts
from desktop.report.place_style import PlaceStyle
from desktop.report.printed import Identity
from desktop.services.completing import earlier_texts, names_for
from desktop.services.importing import keep
from tests.dictionaries import shipped
from tests.received import CHESS, REPORT, Recipient, section

BRACKETS = Texts(place="г. Орша (Республика Беларусь)")


def written(field: Field, typed: str, *earlier: Texts) -> list[str]:
    names = names_for(shipped(), earlier)[field]
    return [each.replacement for each in names.candidates(typed, len(typed))]


def test_a_foreign_town_is_written_with_its_country_in_the_style_of_the_reports() -> None:
    assert written(Field.PLACE, "Витебск")[0] == "г. Витебск, Республика Беларусь"
    assert written(Field.PLACE, "Витебск", BRACKETS)[0] == "г. Витебск (Республика Беларусь)"


@pytest.mark.parametrize("typed", ["итебск", "г. вит", "ВИТЕБ"])
def test_a_town_is_found_by_any_part_of_its_name(typed: str) -> None:
    assert "г. Витебск, Республика Беларусь" in written(Field.PLACE, typed)


def test_a_town_at_home_is_written_with_its_region_in_the_style_of_the_reports() -> None:
    assert written(Field.PLACE, "вязьм")[0] == "г. Вязьма, Смоленская область"
    assert written(Field.PLACE, "вязьм", BRACKETS)[0] == "г. Вязьма (Смоленская область)"
    assert written(Field.PLACE, "г. смоленс")[0] == "г. Смоленск"


def test_a_rural_settlement_is_written_with_its_district_in_the_brackets_opened_for_it() -> None:
    typed = "агрогородок Заречье (Оршанск"
    assert written(Field.PLACE, typed, BRACKETS) == ["Оршанский район, Республика Беларусь)"]
    assert written(Field.PLACE, typed.replace(" (", ", ")) == ["Оршанский район, Республика Беларусь"]


def test_a_place_of_before_that_the_dictionaries_know_is_offered_once() -> None:
    earlier = Texts(place="г. Вязьма"), Texts(place="г. Орша, Республика Беларусь")
    assert written(Field.PLACE, "вязьма", *earlier) == ["г. Вязьма, Смоленская область"]
    assert written(Field.PLACE, "г. орша", *earlier) == ["г. Орша, Республика Беларусь"]


def test_a_style_that_is_set_goes_before_that_of_the_reports() -> None:
    names = names_for(shipped(), [BRACKETS], PlaceStyle.COMMA)[Field.PLACE]
    assert names.candidates("брест", 5)[0].replacement == "г. Брест, Республика Беларусь"


def test_the_reports_of_the_same_kind_say_how_places_are_written(recipient: Recipient) -> None:
    recipient.keep(REPORT)
    executive = Identity(ReportKind.EXECUTIVE, Quarter(2027, 1), OFFICE)
    later = replace(
        REPORT, sections=(section("Сотрудничество в сфере спорта", replace(CHESS, title="Кросс")),)
    )
    keep(recipient.store, shipped(), recipient.plan(later, executive))
    first = {kind: earlier_texts(recipient.store, kind)[0].title for kind in ReportKind}
    assert first == {ReportKind.MUNICIPAL: CHESS.title, ReportKind.EXECUTIVE: "Кросс"}


def test_a_place_of_before_is_offered_without_its_format() -> None:
    earlier = Texts(place="г. Орша,\nзал «Маяк» (в дистанционном формате)")
    assert written(Field.PLACE, "маяк", earlier) == ["г. Орша, зал «Маяк»"]


@pytest.mark.parametrize("field", [Field.CONTENT, Field.PARTICIPANTS])
def test_organisations_are_offered_after_three_letters(field: Field) -> None:
    assert written(field, "Правительство Смол")[0] == "Правительство Смоленской области"
    assert written(field, "Пр") == []


def test_what_was_named_before_is_offered() -> None:
    earlier = Texts(participants="Выступил хор МБУК «Дом «Лад» и гости", content="Показ «Снега»")
    assert written(Field.PARTICIPANTS, "Пришли: лад", earlier) == ["Пришли: МБУК «Дом «Лад»"[8:]]
    assert written(Field.CONTENT, "снега", earlier) == ["«Снега»"]
    assert len(written(Field.CONTENT, "снега", earlier, earlier)) == 1
