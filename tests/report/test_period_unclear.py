"""What cannot be read: the word at fault is named, and nothing is guessed."""

import pytest

from db.entities import Quarter
from desktop.report.period import Unclear, parse

UNCLEAR = [
    ("", ""),
    (" \n ", " \n "),
    ("17:00", "17:00"),
    ("?", "?"),
    ("—", "—"),
    (",", ","),
    ("15", "15"),
    ("15-17", "17"),
    ("2025", "2025"),
    ("20255", "20255"),
    ("45 мая 2025 года", "45"),
    ("0 мая 2025 года", "0"),
    ("31 июня 2025 года", "31 июня 2025 года"),
    ("30-31 июня 2025 года", "31 июня 2025 года"),
    ("30.02.2025", "30.02.2025"),
    ("29 февраля 2025", "29 февраля 2025"),
    ("15.13", "13"),
    ("15.00.2025", "00"),
    ("2025-13-14", "2025-13-14"),
    ("5 мая 205", "205"),
    ("5 мая 20255 года", "20255"),
    ("5.05.205", "205"),
    ("5 мая года", "года"),
    ("в течение года", "года"),
    ("5 и май 2025 года", "5"),
    ("5 мая 2025 года, 7", "7"),
    ("5 мая – июнь 2025 года", "июнь 2025 года"),
    ("май – 5 июня 2025 года", "май"),
    ("15-5 мая 2025 года", "15"),
    ("с 28 по 3 мая 2025 года", "28"),
    ("23/26.09.2025", "/"),
    ("2. 5.05", "2. 5.05"),
    ("13 сенября 2023 года", "сенября"),
    ("13 сентября – 6 окткбря 2023 года", "окткбря"),
    ("янвврь – февраль 2025 года", "янвврь"),
    ("мрат – июнь 2025 года", "мрат"),
    ("13 снтября – 6 октября 2023 года", "снтября"),
    ("13 числа – 6 октября 2023 года", "числа"),
    ("лето – октябрь 2025 года", "лето"),
    ("начало мая 2025 года", "начало"),
    ("в конце мая 2025 года", "конце"),
    ("до 5 мая 2025 года", "до"),
    ("с 5 мая 2025 года", "с"),
    ("2024/2025 учебный год", "учебный"),
    ("V квартал 2025 года", "V"),
    ("5 квартал 2025 года", "5"),
    ("полугодие", "полугодие"),
    ("2025 год, 5 мая 2025 года", "2025"),
    ("ежемесячно", "ежемесячно"),
    ("примерно 5 мая 2025 года", "примерно"),
    ("5 мая 2025 года в Орше", "Орше"),
    ("финал 5 мая 2025 года", "финал"),
    ("этап 5 – 7 мая 2025 года", "этап"),
    ("финал: май, 5: 7 июня 2025 года", ":"),
    (": 5 мая 2025 года", ":"),
    ("5 мая 2025 года 7 мая 2025 года", "7"),
    ("5 мая 2025 года – 7 мая 2025 года – 9 мая 2025 года", "–"),
    ("5 мая 2025 года –", "–"),
    ("5 мая 2025 года и", "и"),
    ("5 мая 2025 года (финал", "("),
    ("5 мая 2025 года)", ")"),
    ("5 мая 2025 года (5 мая 2025 года) (финал)", "("),
    ("27 (отбор) и 29 октября 2023 года", "27"),
    ("«5 мая 2025 года»", "«"),
    ("5 {} 2025 года", "{"),
    ("٥ мая 2025 года", "٥"),
]


@pytest.mark.parametrize(("text", "word"), UNCLEAR)
def test_the_word_at_fault_is_named(text: str, word: str) -> None:
    unclear = parse(text, Quarter(2025, 2))
    assert isinstance(unclear, Unclear), unclear
    assert unclear.word == word == text[unclear.start : unclear.end]


@pytest.mark.parametrize("text", [text for text, _ in UNCLEAR])
def test_the_reason_is_one_russian_sentence(text: str) -> None:
    unclear = parse(text, Quarter(2025, 2))
    assert isinstance(unclear, Unclear)
    assert unclear.reason.endswith((".", "»."))
    assert not any(mark in unclear.reason for mark in "ё!\n")
    assert unclear.reason.replace("г.", "").replace(unclear.word or "\0", "").count(". ") == 0


def test_the_place_counts_marks_that_are_not_seen() -> None:
    text = "\u00adс 5\u200b по 7 ма\u00adрты 2025 года"
    unclear = parse(text)
    assert isinstance(unclear, Unclear)
    assert unclear.word == "ма\u00adрты" == text[unclear.start : unclear.end]


def test_a_slip_of_the_pen_is_told_from_a_foreign_word() -> None:
    slip, foreign = parse("5 сентбря 2025 года"), parse("5 мая 2025 года утром")
    assert isinstance(slip, Unclear)
    assert isinstance(foreign, Unclear)
    assert "«сентября»" in slip.reason
    assert "«утром» не относится к срокам" in foreign.reason


def test_a_long_word_is_shortened_in_the_reason_only() -> None:
    unclear = parse("ы" * 1000)
    assert isinstance(unclear, Unclear)
    assert (len(unclear.word), len(unclear.reason) < 200) == (1000, True)
