import pytest

from db.entities import HeadCount, Texts
from desktop.report.headcount import read_headcount
from desktop.report.headcount_stating import state_headcount
from desktop.report.headcount_wording import counted, headcount_sentence
from desktop.report.morphology import Morphology

MORPHOLOGY = Morphology()


def one(count: int) -> HeadCount:
    return HeadCount(count, count)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (one(1), "1 человек"),
        (one(3), "3 человека"),
        (one(12), "12 человек"),
        (one(22), "22 человека"),
        (one(111), "111 человек"),
        (one(1500), "1500 человек"),
        (one(12000), "12\u00a0000 человек"),
        (HeadCount(20, 25), "от 20 до 25 человек"),
        (HeadCount(20, 22), "от 20 до 22 человек"),
        (HeadCount(20, 21), "от 20 до 21 человека"),
    ],
)
def test_the_word_agrees_with_the_number(count: HeadCount, words: str) -> None:
    assert counted(count) == words
    assert headcount_sentence(count) == f"Общее количество участников – {words}."


@pytest.mark.parametrize(
    ("participants", "now"),
    [
        ("", "Общее количество участников – 21 человек"),
        ("Гости из Орши", "Гости из Орши.\nОбщее количество участников – 21 человек"),
        ("Гости.", "Гости.\nОбщее количество участников – 21 человек"),
        ("Хор. Общее количество участников – 16 человек", "Хор. Общее количество участников – 21 человек"),
        ("Всего более 1\u00a0000 зрителей.", "Всего 21 человек."),
        ("Учащиеся (от 5 до 7 человек)", "Учащиеся (21 человек)"),
        ("Количество участников: 40", "Количество участников: 21 человек"),
        (
            "Врачи – 2 человека, гости – 3 человека",
            "Врачи – 2 человека, гости – 3 человека.\nОбщее количество участников – 21 человек",
        ),
    ],
)
def test_a_head_count_takes_the_place_of_the_one_stated(participants: str, now: str) -> None:
    stated = state_headcount(Texts(participants=participants), one(21), MORPHOLOGY)
    assert stated.participants == now
    assert read_headcount(stated, MORPHOLOGY).total == one(21)


def test_a_head_count_that_the_content_states_is_replaced_there() -> None:
    texts = Texts(content="В слете приняли участие 80 человек.", participants="Гости")
    stated = state_headcount(texts, HeadCount(90, 95), MORPHOLOGY)
    assert stated == Texts(content="В слете приняли участие от 90 до 95 человек.", participants="Гости")
