import pytest

from db.entities import Field, Texts
from desktop.report.foreign import has_foreign_party


def said(text: str, field: Field = Field.PARTICIPANTS) -> bool:
    return has_foreign_party(Texts(**{field.value: text}), names_partner=False)


@pytest.mark.parametrize(
    "text",
    [
        "Представители стран СНГ",
        "Команды из 12 стран мира",
        "Участники из ближнего и дальнего зарубежья",
        "Иностранные студенты медицинского университета",
        "Зарубежные гости фестиваля",
        "иностранные граждане, обучающиеся в техникуме",
        "гости из-за рубежа",
        "исполнители из регионов России и стран ближнего зарубежья",
        "Представители посольства",
        "Дипломатический корпус",
        "спортсмены из европейских стран",
        "Делегации государств – участников СНГ",
        "соотечественники, проживающие за рубежом",
        "сотрудники Генерального консульства",
        "иностранцы, изучающие русский язык",
        "коллективы из других государств",
    ],
)
def test_somebody_came_from_abroad(text: str) -> None:
    assert said(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Международный фестиваль народного творчества",
        "Учителя иностранных языков",
        "Выставка зарубежной литературы",
        "Представители Министерства иностранных дел Российской Федерации",
        "Представители народов СНГ, проживающих в районе",
        "Призеры чемпионатов Европы",
        "Знакомство с традициями разных народов",
        "Гости со всех уголков страны",
        "Обсуждение зарубежного опыта",
        "Сотрудники органов государственной власти",
        "Жители Смоленской области",
    ],
)
def test_nobody_came_from_abroad(text: str) -> None:
    assert not said(text)


def test_a_partner_that_is_named_is_a_foreign_party() -> None:
    assert has_foreign_party(Texts(place="г. Орша"), names_partner=True)


def test_those_abroad_of_whom_the_content_speaks_did_not_come() -> None:
    assert not said("Помощь соотечественникам, проживающим за рубежом", Field.CONTENT)
