"""What moves on when an event of another year is taken over, and what stays."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.entities import Field, Quarter, Texts
from desktop.report.moving_on import Moved, MovedOn, move_on

ORIGINAL = Quarter(2024, 2)
NEXT_YEAR = Quarter(2025, 2)
NBSP = "\u00a0"


def titled(title: str, target: Quarter = NEXT_YEAR) -> MovedOn:
    return move_on(Texts(title=title), ORIGINAL, target)


ORDINALS = [
    ("XXI фестиваль «Роса»", "XXII фестиваль «Роса»"),
    (f"XIX{NBSP}Открытый областной фестиваль", f"XX{NBSP}Открытый областной фестиваль"),
    ("Участие в\nIV Международной научной конференции", "Участие в\nV Международной научной конференции"),
    ("ХХI турнир по городкам", "XXII турнир по городкам"),
    ("Х открытый театральный конкурс", "XI открытый театральный конкурс"),
    ("ХІV слет юных натуралистов", "XV слет юных натуралистов"),
    ("Ш Международный пленэр", "IV Международный пленэр"),
    ("III Международный заплыв X-RIVER", "IV Международный заплыв X-RIVER"),
    ("VIII научно-практическая конференция", "IX научно-практическая конференция"),
    ("XXXIX праздник песни", "XL праздник песни"),
    ("Финал V регионального, открытого чемпионата", "Финал VI регионального, открытого чемпионата"),
    ("II фестиваль-конкурс «Свирель»", "III фестиваль-конкурс «Свирель»"),
    ("VI велопробег дружбы", "VII велопробег дружбы"),
    ("VII полумарафон «Берега»", "VIII полумарафон «Берега»"),
    ("XI Форум малых городов", "XII Форум малых городов"),
    ("IX Дни письменности", "X Дни письменности"),
    ("V летние сельские игры", "VI летние сельские игры"),
    ("XXI-й фестиваль", "XXII-й фестиваль"),
    ("(XII Краеведческие чтения)", "(XIII Краеведческие чтения)"),
    ("19-й турнир памяти Кленова", "20-й турнир памяти Кленова"),
    ("Участники 19-го слета", "Участники 20-го слета"),
    ("39-ая выставка", "40-ая выставка"),
    ("9-ый кубок поселка", "10-й кубок поселка"),
    ("10-я спартакиада", "11-я спартакиада"),
    ("к 5-му фестивалю", "к 6-му фестивалю"),
    ("Пятый фестиваль лодочников", "Шестой фестиваль лодочников"),
    ("Второй областной конкурс чтецов", "Третий областной конкурс чтецов"),
    ("Открытие второй районной выставки", "Открытие третьей районной выставки"),
    ("Восьмой форум пчеловодов", "Девятый форум пчеловодов"),
    ("Двадцать девятый турнир", "Тридцатый турнир"),
    ("О двадцать девятом турнире", "О тридцатом турнире"),
    ("ПЕРВЫЙ ЗИМНИЙ ФЕСТИВАЛЬ", "ВТОРОЙ ЗИМНИЙ ФЕСТИВАЛЬ"),
    ("Четвёртая ярмарка", "Пятая ярмарка"),
    ("Девяносто девятый пробег", "Сотый пробег"),
    ("Третьи краеведческие чтения", "Четвертые краеведческие чтения"),
    ("III (открытый) конкурс", "IV (открытый) конкурс"),
    ("Вечера песни, VI сезон", "Вечера песни, VII сезон"),
    ("I место в X турнире", "I место в XI турнире"),
    ("Чтения о Екатерине и III конкурс эссе", "Чтения о Екатерине и IV конкурс эссе"),
]
TO_LOOK_AT = [
    ("XXI «Соловьиная роща»", "XXII «Соловьиная роща»"),
    ("V Международный вокальный вечер", "VI Международный вокальный вечер"),
    ("XXV Юбилейный фестиваль", "XXVI Юбилейный фестиваль"),
    ("Смотр 14-15.06.2024", "Смотр 14-15.06.2025"),
    ("К 80-летию поселка", "К 81-летию поселка"),
    ("80-летие\nосвобождения района", "81-летие\nосвобождения района"),
    ("Посвящено 1160-летию города", "Посвящено 1161-летию города"),
    ("125-летия со дня рождения поэта", "126-летия со дня рождения поэта"),
    ("к 70 – летию завода", "к 71 – летию завода"),
    ("К XXX-летию клуба", "К XXXI-летию клуба"),
    ("в честь 75-й годовщины Победы", "в честь 76-й годовщины Победы"),
    ("75 годовщина", "76 годовщина"),
    ("к 60-летнему юбилею театра", "к 61-летнему юбилею театра"),
    ("25 лет со дня основания", "26 лет со дня основания"),
    ("20 лет со дня подписания", "21 год со дня подписания"),
    ("Прием 12 мая 2024 года", "Прием 12 мая 2025 года"),
    ("Прием 12.05.2024", "Прием 12.05.2025"),
]
YEARS = [
    ("Турнир – 2024", "Турнир – 2025"),
    ("«Лето-2024»", "«Лето-2025»"),
    ("«Голос - 2024»", "«Голос - 2025»"),
    ("Танцевальный вечер 2024", "Танцевальный вечер 2025"),
    ("Встречи в 2024 году", "Встречи в 2025 году"),
    ("Итоги за 2023 год", "Итоги за 2024 год"),
    ("План на 2025 год", "План на 2026 год"),
    ("План на 2024-2025 годы", "План на 2025-2026 годы"),
    ("в 2024/2025 учебном году", "в 2025/2026 учебном году"),
    ("в 2023/24 учебном году", "в 2024/25 учебном году"),
    ("Чемпионат (2024)", "Чемпионат (2025)"),
    ("Заплыв 2024г.", "Заплыв 2025г."),
    ("Смотр 2024-го года", "Смотр 2025-го года"),
    ("с января по декабрь 2024 года", "с января по декабрь 2025 года"),
    ("2024 год – год сада", "2025 год – год сада"),
    (f"в{NBSP}мае 2024{NBSP}года", f"в{NBSP}мае 2025{NBSP}года"),
]
UNTOUCHED = [
    "XXI век начинается",
    "V и VI конкурсы",
    "XVI-XVII фестивали",
    "Клады VIII-XI вв.",
    "в конце XVIII – начале XXI веков",
    "Быт города в XX веке",
    "Искусство X – XII столетий",
    "Чтения «Екатерина II и ее время»",
    "Екатерина II Великая: выставка",
    "Выставка о Петре I",
    "Иоанн Павел II",
    "Кирилл I",
    "Вторая мировая война",
    "II Мировая война",
    "Начало Первой мировой",
    "Диплом III степени",
    "I место",
    "II этап лыжной серии",
    "II Международный этап кубка",
    "IV Всероссийская смена",
    "2-й Белорусский фронт",
    "30-я гвардейская дивизия",
    "школа № 21",
    "СШ №21 и лицей № 5",
    "ученики 5-го класса",
    "для 9-х классов",
    "1-е место",
    "2-й день праздника",
    "1960-е годы",
    "первый заместитель главы",
    "пятый класс",
    "Первая учительница",
    "I квартал",
    "в III квартале",
    "Депутаты VII созыва",
    "X-RIVER",
    "Пушкин А.С. и VI",
    "пятничный концерт",
    "события 1941-1945 годов",
    "Победа 1945 года",
    "битва 4-5 августа 1812 года",
    "основан в 2023 году",
    "созданная в 2024 году студия",
    "работает с 2023 года",
    "начиная с сентября 2023 года",
    "программа на 2021-2025 годы",
    "план на 2023-2025 годы",
    "2024-78",
    "собрали 2024 чел.",
    "план до 2030 года",
    "соглашение от 12.03.2024",
    "соглашение от 12 марта 2024 года",
    "приказ № 2024",
    "указ от 20.02.2023 № 11",
    "подписанное в 2023 году соглашение",
    "2024 участника",
    "2023 человека",
    "тел. 8-2024",
    "12,2024",
    "6-летние дети",
    "18-летний спортсмен",
    "Десятилетие детства",
    "60 лет дружбы",
    "участникам от 10 до 15 лет",
    "10-й «А»",
    "Всего 40 человек",
    "дом 19, корпус 2",
    "",
]


@pytest.mark.parametrize(("before", "after"), ORDINALS)
def test_the_ordinal_of_an_event_moves_on(before: str, after: str) -> None:
    found = titled(before)
    assert found.texts.title == after
    assert [mark.needs_look for mark in found.marks] == [False]


@pytest.mark.parametrize(("before", "after"), TO_LOOK_AT)
def test_what_may_be_wrong_moves_on_and_is_marked_for_a_look(before: str, after: str) -> None:
    found = titled(before)
    assert found.texts.title == after
    assert [mark.needs_look for mark in found.marks] == [True]


@pytest.mark.parametrize(("before", "after"), YEARS)
def test_the_year_of_the_event_moves_on(before: str, after: str) -> None:
    found = titled(before)
    assert found.texts.title == after
    assert [mark.needs_look for mark in found.marks] == [False]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_counts_no_years_of_the_event_stays(text: str) -> None:
    assert titled(text) == MovedOn(Texts(title=text))


EVERYTHING = "\n".join([before for before, _ in (*ORDINALS, *TO_LOOK_AT, *YEARS)])


@pytest.mark.parametrize("target", [Quarter(2024, 1), Quarter(2024, 2), Quarter(2024, 4)])
def test_within_a_year_nothing_moves(target: Quarter) -> None:
    assert titled(EVERYTHING, target) == MovedOn(Texts(title=EVERYTHING))


def test_as_many_years_as_lie_between_are_added() -> None:
    title = "XXI турнир – 2024, 19-й слет, Второй конкурс, к 80-летию"
    assert titled(title, Quarter(2027, 1)).texts.title == (
        "XXIV турнир – 2027, 22-й слет, Пятый конкурс, к 83-летию"
    )


def test_an_earlier_year_takes_them_away() -> None:
    assert titled("XXI турнир – 2024", Quarter(2023, 2)).texts.title == "XX турнир – 2023"
    assert titled("I турнир", Quarter(2023, 2)).texts.title == "I турнир"


def test_the_period_is_left_empty_and_the_other_texts_move_on() -> None:
    texts = Texts(
        title="V турнир «Лодка»",
        place="Стадион, V Международный турнир",
        period="12 мая 2024 года",
        content="План на 2025 год",
        participants="Участники 5-го турнира",
    )
    found = move_on(texts, ORIGINAL, NEXT_YEAR)
    assert found.texts == Texts(
        title="VI турнир «Лодка»",
        place="Стадион, VI Международный турнир",
        content="План на 2026 год",
        participants="Участники 6-го турнира",
    )
    assert [mark.field for mark in found.marks] == [
        Field.TITLE,
        Field.PLACE,
        Field.CONTENT,
        Field.PARTICIPANTS,
    ]
    assert move_on(texts, ORIGINAL, ORIGINAL) == MovedOn(replace(texts, period=""))


def test_an_ordinal_in_words_outside_the_title_must_be_that_of_the_title() -> None:
    content = "Первый конкурс прошел утром, третий фестиваль удался"
    found = move_on(Texts(title="Третий фестиваль", content=content), ORIGINAL, NEXT_YEAR)
    assert found.texts.content == "Первый конкурс прошел утром, четвертый фестиваль удался"


def test_both_years_of_a_stretch_of_time_move_on() -> None:
    found = titled("с 15 мая 2024 года по 20 мая 2024 года").texts.title
    assert found == "с 15 мая 2025 года по 20 мая 2025 года"
    assert titled("с 2023 по 2024 год").texts.title == "с 2024 по 2025 год"


def test_a_mark_says_where_and_what() -> None:
    assert titled("К 80-летию: IX турнир – 2024").marks == (
        Moved(Field.TITLE, 2, 4, "80", "81", needs_look=True),
        Moved(Field.TITLE, 12, 13, "IX", "X"),
        Moved(Field.TITLE, 23, 27, "2024", "2025"),
    )


_PIECES = st.lists(
    st.sampled_from([before for before, _ in (*ORDINALS, *TO_LOOK_AT, *YEARS)] + UNTOUCHED), max_size=4
)


@given(_PIECES, st.integers(-5, 5))
def test_each_mark_stands_where_it_says_and_all_else_is_as_before(pieces: list[str], years: int) -> None:
    before = "; ".join(pieces)
    found = titled(before, Quarter(2024 + years, 2))
    after, done, restored = found.texts.title, 0, ""
    for mark in found.marks:
        assert after[mark.start : mark.end] == mark.after
        restored += after[done : mark.start] + mark.before
        done = mark.end
    assert restored + after[done:] == before


@given(st.text(alphabet="абвXVI 0129-–«»№.", max_size=60), st.integers(1900, 2100))
def test_any_text_can_be_moved_on(text: str, year: int) -> None:
    found = titled(text, Quarter(year, 3))
    assert found.marks or found.texts.title == text


@given(st.lists(st.sampled_from(UNTOUCHED), max_size=4))
def test_where_nothing_is_to_move_nothing_moves_however_often(pieces: list[str]) -> None:
    text = ". ".join(pieces)
    once = titled(text).texts
    assert move_on(once, ORIGINAL, NEXT_YEAR).texts == once
