import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.report.morphology import Morphology
from desktop.report.spelling import PROPOSED, Spelling
from tests import published
from tests.published import needs_published
from tests.workplaces import workplace_in

# fmt: off
SLIPS = {
    "делегацыя": "делегация", "учавствовать": "участвовать", "коллеция": "коллекция",
    "агенство": "агентство", "будующий": "будущий", "расчитывать": "рассчитывать",
    "росийский": "российский", "белоруский": "белорусский", "комисия": "комиссия",
    "тожественый": "торжественный", "презинтация": "презентация", "соглошение": "соглашение",
    "сотруднечество": "сотрудничество", "меропиятие": "мероприятие", "учасники": "участники",
    "совмесный": "совместный", "инетресный": "интересный", "искуство": "искусство", "празник": "праздник",
    "конкурсс": "конкурс", "фестеваль": "фестиваль", "выстовка": "выставка", "подписанно": "подписано",
    "приветсвие": "приветствие", "чествовние": "чествование", "програма": "программа",
    "междунородный": "международный", "инострранный": "иностранный", "преподователь": "преподаватель",
    "обучащиеся": "обучающиеся", "воспитаники": "воспитанники", "ветиран": "ветеран",
    "библеотека": "библиотека", "музыкльный": "музыкальный", "колектив": "коллектив", "абмен": "обмен",
    "опытомм": "опытом", "оффициальный": "официальный", "делигация": "делегация", "посещеие": "посещение",
    "переговры": "переговоры", "встерча": "встреча", "деятелность": "деятельность", "развтие": "развитие",
    "прошол": "прошел", "состаялся": "состоялся", "приниматели": "принимали",
    "руководитиль": "руководитель", "админстрация": "администрация", "министертсво": "министерство",
    "образавание": "образование", "культрный": "культурный", "экономическй": "экономический",
    "торгвля": "торговля", "промышленость": "промышленность", "здравохранение": "здравоохранение",
    "спортсмнены": "спортсмены", "школьнки": "школьники", "студентв": "студентов", "побратмы": "побратимы",
    "семенар": "семинар", "концирт": "концерт", "творчиский": "творческий", "обсуждние": "обсуждение",
    "юбелейный": "юбилейный", "нагродждение": "награждение", "привественный": "приветственный",
    "симпозим": "симпозиум", "ярморка": "ярмарка",
}
# fmt: on
FOUND = 0.95  # of the slips: what was meant is among the proposals
WRONGLY_MARKED = 0.003  # of the words that were printed


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    """What the program knows about words, of a person who has added nothing."""
    return workplace_in(Path("nowhere")).spelling


def wrong(spelling: Spelling, text: str) -> list[str]:
    return [slip.text for slip in spelling.slips(text)]


def test_a_slip_is_seen_and_what_was_meant_is_proposed(spelling: Spelling) -> None:
    assert [slip for slip in SLIPS if not wrong(spelling, slip)] == []
    proposals = {slip: spelling.proposals(slip) for slip in list(SLIPS)[::2]}  # each takes long
    assert all(len(each) <= PROPOSED for each in proposals.values())
    found = [slip for slip, each in proposals.items() if SLIPS[slip] in each]
    assert len(found) >= FOUND * len(proposals)


@pytest.mark.parametrize(
    "text",
    [
        "Встреча в г. Велиже, Оршанском районе и на Витебщине",
        "учитель И.И. Кряквенко, Кряквенко И. И.",
        "МБУДО «ДШИ», СмолГУ, ФГБОУ ВО",
        "фестиваль New Wave, IT-форум, ІІІ и XXI век, ХХІ",
        "19-й турнир, 80-летие, 3-го класса, 2D",
        "гала-концерт, онлайн-встреча, русско-белорусский, немецко-польские связи",
        "ул. Мира, пос. Речной, 5 тыс. чел.",
        "фотовыставка, видеосюжет, межвузовский, велопробег",
        "хакатоны, вебинаром, тимбилдинга",
        "Ве\u00adчер, му\u200bзыка, за\u0301мок",
        "ёлка и елка, еще и ещё",
        "Кряквенко и Жмурковичи, река Всплывунья",
        "Дажынкі, Ўзгорак",
    ],
)
def test_right_words_and_names_are_left_alone(spelling: Spelling, text: str) -> None:
    assert wrong(spelling, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Учавствовали все", ["Учавствовали"]),
        ("В Белорусии", ["Белорусии"]),
        ("ДЕЛЕГАЦЫЯ ПРИЕХАЛА", ["ДЕЛЕГАЦЫЯ"]),
        ("г. Bитебск", ["Bитебск"]),
        ("гала-концертт", ["гала-концертт"]),
        ("вечир- бал", ["вечир-"]),
    ],
)
def test_a_slip_is_seen_wherever_it_stands(spelling: Spelling, text: str, words: list[str]) -> None:
    assert wrong(spelling, text) == words


@pytest.mark.parametrize(
    ("word", "proposal"),
    [
        ("Делегацыя", "Делегация"),
        ("ДЕЛЕГАЦЫЯ", "ДЕЛЕГАЦИЯ"),
        ("Bитебск", "Витебск"),
        ("гала-концертт", "гала-концерт"),
        ("Смоленщны", "Смоленщины"),
    ],
)
def test_a_proposal_is_written_as_the_word_is(spelling: Spelling, word: str, proposal: str) -> None:
    assert spelling.proposals(word)[0] == proposal


def test_a_right_word_has_no_proposals(spelling: Spelling) -> None:
    assert spelling.proposals("встреча") == []


def test_a_word_that_was_learnt_is_right_in_all_its_forms() -> None:
    spelling = Spelling(Morphology(), list, list)
    assert wrong(spelling, "клякспер клякспером") == ["клякспер", "клякспером"]
    spelling.learn("клякспер")
    assert wrong(spelling, "клякспер, Клякспером") == []


def test_a_verdict_is_known_only_after_it_was_asked_for() -> None:
    spelling = Spelling(Morphology(), list, list)
    assert spelling.verdict("встреча") is None
    assert spelling.is_right("встреча")
    assert spelling.verdict("встреча")


def printed_texts() -> Iterator[str]:
    for path in published.variants(".json"):
        found = json.loads(path.read_text(encoding="utf-8"))
        for row in found.get("rows", []) if isinstance(found, dict) else []:
            yield from (value for value in row.values() if isinstance(value, str))


@needs_published
def test_hardly_any_word_that_was_printed_is_marked(spelling: Spelling) -> None:
    texts = list(printed_texts())
    words = sum(len(re.findall(r"[^\W\d_]+", text)) for text in texts)
    assert words > 5000
    assert sum(len(wrong(spelling, text)) for text in texts) <= WRONGLY_MARKED * words
