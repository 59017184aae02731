import pytest

from db.dictionaries.declension import Forms, decline
from db.dictionaries.entries import Author, City, Country, District, Municipality, Settlement
from tests.dictionaries import shipped

TABLE = [
    Forms("Витебск", "Витебска", "Витебску", "Витебск", "Витебском", "Витебске"),
    Forms("Велиж", "Велижа", "Велижу", "Велиж", "Велижем", "Велиже"),
    Forms("Могилев", "Могилева", "Могилеву", "Могилев", "Могилевом", "Могилеве"),
    Forms("Островец", "Островца", "Островцу", "Островец", "Островцем", "Островце"),
    Forms("Гомель", "Гомеля", "Гомелю", "Гомель", "Гомелем", "Гомеле"),
    Forms("Китай", "Китая", "Китаю", "Китай", "Китаем", "Китае"),
    Forms("Сморгонь", "Сморгони", "Сморгони", "Сморгонь", "Сморгонью", "Сморгони"),
    Forms("Лида", "Лиды", "Лиде", "Лиду", "Лидой", "Лиде"),
    Forms("Орша", "Орши", "Орше", "Оршу", "Оршей", "Орше"),
    Forms("Ельня", "Ельни", "Ельне", "Ельню", "Ельней", "Ельне"),
    Forms("Индия", "Индии", "Индии", "Индию", "Индией", "Индии"),
    Forms("Ивье", "Ивья", "Ивью", "Ивье", "Ивьем", "Ивье"),
    Forms("Городище", "Городища", "Городищу", "Городище", "Городищем", "Городище"),
    Forms("Гродно", "Гродно", "Гродно", "Гродно", "Гродно", "Гродно"),
    Forms("Барановичи", "Барановичей", "Барановичам", "Барановичи", "Барановичами", "Барановичах"),
    Forms("Пружаны", "Пружан", "Пружанам", "Пружаны", "Пружанами", "Пружанах"),
    Forms("Красный", "Красного", "Красному", "Красный", "Красным", "Красном"),
    Forms("Глубокое", "Глубокого", "Глубокому", "Глубокое", "Глубоким", "Глубоком"),
    Forms("Волоковая", "Волоковой", "Волоковой", "Волоковую", "Волоковой", "Волоковой"),
    Forms(
        "Марьина Горка",
        "Марьиной Горки",
        "Марьиной Горке",
        "Марьину Горку",
        "Марьиной Горкой",
        "Марьиной Горке",
    ),
    Forms(
        "Давид-Городок", "Давид-Городка", "Давид-Городку", "Давид-Городок", "Давид-Городком", "Давид-Городке"
    ),
    Forms("Лида, Орша", "Лиды, Орши", "Лиде, Орше", "Лиду, Оршу", "Лидой, Оршей", "Лиде, Орше"),
    Forms("Гвинея-Бисау", "Гвинеи-Бисау", "Гвинее-Бисау", "Гвинею-Бисау", "Гвинеей-Бисау", "Гвинее-Бисау"),
]


@pytest.mark.parametrize("forms", TABLE, ids=lambda forms: forms.nominative)
def test_a_name_is_declined_by_its_genitive(forms: Forms) -> None:
    assert decline(forms.nominative, forms.genitive) == forms


@pytest.mark.parametrize(
    ("name", "instrumental"),
    [
        ("Велижский район", "Велижским районом"),
        ("Государственная жилищная инспекция области", "Государственной жилищной инспекцией области"),
        ("Служба охраны", "Службой охраны"),
        ("Комитет по делам архивов", "Комитетом по делам архивов"),
        ("Республика Беларусь", "Республикой Беларусь"),
    ],
)
def test_without_a_genitive_the_endings_decide(name: str, instrumental: str) -> None:
    assert decline(name).instrumental == instrumental


@pytest.mark.parametrize("kind", [Municipality, District])
def test_the_rules_make_the_forms_that_the_tables_give(kind: type[District]) -> None:
    for entry in shipped().all(kind):
        name, genitive = next(entry.names())
        if not name.startswith("г."):
            assert decline(name).genitive == genitive
            assert f"в {decline(name).prepositional}" == entry.prepositional


@pytest.mark.parametrize("kind", [City, Settlement])
def test_the_rules_make_the_prepositional_of_towns(kind: type[City]) -> None:
    irregular = [
        place.name
        for place in shipped().all(kind)
        if decline(place.name, place.genitive).prepositional not in place.prepositional
    ]
    assert set(irregular) <= {"Сосновый Бор", "Зеленый Бор"}  # «в Бору»


def test_the_rules_make_the_instrumental_of_the_bodies() -> None:
    for author in shipped().all(Author):
        if author.instrumental:
            assert decline(author.name).instrumental == author.instrumental


def test_no_name_loses_its_nominative_or_genitive() -> None:
    for kind in (City, Settlement, Country):
        for entry in shipped().all(kind):
            name, genitive = next(entry.names())
            assert decline(name, genitive)[:2] == (name, genitive) or "," in name


def test_a_name_of_no_words_has_no_forms() -> None:
    assert set(decline("")) == {""}
