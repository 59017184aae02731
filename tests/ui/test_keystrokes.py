"""What an event costs in presses of keys, counted before the real window with a real store behind it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from db.entities import OFFICE, Event, Field, Quarter, Texts
from db.store import Store
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection
from desktop.report.wording import in_quarter
from desktop.ui.event_form import EventForm
from desktop.ui.main_window import MainWindow
from desktop.ui.workplace import Workplace
from tests.keys import Keyboard
from tests.ui.conftest import delete, look_kept
from tests.windows import child, is_ready, wait_until
from tests.workplaces import SAMPLE, SAMPLE_QUARTER, keep_reports, workplace_in

MOST_FOR_A_REPEATED = 25

#: Events of which nothing is known: what is typed, and what stands in the report then.
FIRST = {
    "a festival abroad": (
        'Фестиваль хоров "Певчий мост"<Tab>витеб<Down><Enter><Tab>5-7.6<Tab>'
        "Исполнены песни двух народов, составлена общая программа на осень<Tab>"
        "тениш<Down><Enter>, хоры г. Витебска, 64 человека",
        Texts(
            "Фестиваль хоров «Певчий мост»",
            "г. Витебск, Республика Беларусь",
            "5-7 июня 2026 года",
            "Исполнены песни двух народов, составлена общая программа на осень",
            "СОГБУК «Культурно-выставочный центр имени Тенишевых», хоры г.\u00a0Витебска, 64 человека",
        ),
    ),
    "a meeting by video link": (
        "Рабочая встреча библиотекарей<Tab><Ctrl+3><Tab>14.5<Tab>"
        "Обсужден обмен выставками<Tab>универсальная<Down><Enter>, 12 человек",
        Texts(
            "Рабочая встреча библиотекарей",
            "В режиме видеоконференцсвязи",
            "14 мая 2026 года",
            "Обсужден обмен выставками",
            "ГБУК «Смоленская областная универсальная научная библиотека имени А.Т. Твардовского», "
            "12 человек",
        ),
    ),
    "a contest from afar": (
        'Конкурс чтецов "Слово соседа"<Tab><Ctrl+2><Tab>апрель-май<Tab>'
        "Записи оценило общее жюри<Tab>Школьники Рудни и Лиозно, 40 человек",
        Texts(
            "Конкурс чтецов «Слово соседа»",
            "В дистанционном формате",
            "апрель-май 2026 года",
            "Записи оценило общее жюри",
            "Школьники Рудни и Лиозно, 40 человек",
        ),
    ),
    "a visit with an agreement": (
        "Визит делегации в Мстиславль<Tab>мстисл<Down><Enter><Tab>21.5<Tab>"
        "Подписано соглашение о сотрудничестве<Tab>администрация города смол<Down><Enter>, 6 человек",
        Texts(
            "Визит делегации в Мстиславль",
            "г. Мстиславль, Республика Беларусь",
            "21 мая 2026 года",
            "Подписано соглашение о сотрудничестве",
            "Администрация города Смоленска, 6 человек",
        ),
    ),
    "a fair in another section": (
        "<Shift+Tab>руднян<Enter><Tab>"
        'Ярмарка ремесел "Лозовый ряд"<Tab>горки<Down><Enter><Tab>30.5-1.6<Tab>'
        "Показаны изделия мастеров - соломка, лен, лоза<Tab>"
        "Мастера Дома ремесел, 11 человек",
        Texts(
            "Ярмарка ремесел «Лозовый ряд»",
            "г. Горки, Республика Беларусь",
            "30 мая – 1 июня 2026 года",
            "Показаны изделия мастеров – соломка, лен, лоза",
            "Мастера Дома ремесел, 11 человек",
        ),
    ),
}

#: Events of last year: what is typed to have them again, without their periods.
REPEATED: dict[str, tuple[str, dict[Field, str]]] = {
    "the first of last year's": (
        "<Ctrl+Shift+D><Down><Enter>",
        {Field.TITLE: "XI слет краеведов «Тропа»", Field.PARTICIPANTS: "30 человек"},
    ),
    "the third of them": (
        "<Ctrl+Shift+D><Down><Down><Down><Enter>",
        {Field.TITLE: "Турнир лодочников – 2026", Field.PLACE: "г. Рудня"},
    ),
    "one that is searched for": (
        "<Ctrl+Shift+D>вышив<Enter>",
        {Field.TITLE: "Мастерская вышивки «Рушник»"},
    ),
    "one with another head count": (
        "<Ctrl+Shift+D>лодоч<Enter><Tab><Tab><Ctrl+Home><Delete><Delete>25",
        {Field.TITLE: "Турнир лодочников – 2026", Field.PARTICIPANTS: "25 человек"},
    ),
    "one in another town": (
        "<Ctrl+Shift+D>краев<Enter><Shift+Tab><Ctrl+A>мстисл<Down><Enter>",
        {Field.PLACE: "г. Мстиславль, Республика Беларусь", Field.CONTENT: "Пройдено два пути"},
    ),
    "a copy of the one above": ("<Ctrl+D>", {Field.CONTENT: "Пройдено два пути"}),
}


def of_last_year() -> PrintedReport:
    """A report for the same quarter as the sample's, a year before."""
    title = (
        "Отчет о мероприятиях в международной сфере, проведенных органами местного самоуправления "
        f"муниципальных и городских округов Смоленской области {in_quarter(Quarter(2025, 2))}"
    )
    rows = (
        Texts("X слет краеведов «Тропа»", "г. Орша", "3 мая 2025 года", "Пройдено два пути", "30 человек"),
        Texts("Мастерская вышивки «Рушник»", "г. Смоленск", "июнь 2025 года", "Вышиты узоры", "9 человек"),
        Texts("Турнир лодочников – 2025", "г. Рудня", "7 июня 2025 года", "Первый – «Волна»", "21 человек"),
    )
    return PrintedReport(title, (PrintedSection("Город Смоленск", tuple(map(PrintedRow, rows))),))


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    """A workplace with the sample and with last year's report."""
    workplace = workplace_in(tmp_path_factory.mktemp("keystrokes") / "Данные")
    keep_reports(workplace, SAMPLE, of_last_year())
    workplace.settings.change(author=OFFICE, quarter=SAMPLE_QUARTER)
    return workplace


@pytest.fixture(scope="module")
def window(qapp: QApplication, workplace: Workplace) -> Iterator[MainWindow]:
    with look_kept(qapp):
        window = MainWindow(workplace)
        window.show()
        wait_until(lambda: is_ready(window))
        window.activateWindow()
        wait_until(window.isActiveWindow)
        gather_names(window)
        yield window
        window.close()
        delete(window)


def gather_names(window: MainWindow) -> None:
    """Wait for the names that are offered, which the first letter of a day has gathered."""
    form, keyboard = child(window, EventForm), Keyboard(window)

    def is_offered() -> bool:
        lists = (each for each in window.findChildren(QListView) if each.accessibleName() == "Подсказки")
        return any(each.isVisible() for each in lists)

    form.focus_field(Field.PLACE)
    keyboard.follow("<Ctrl+End> смоле")
    wait_until(is_offered)
    keyboard.press("Escape")
    keyboard.press("Ctrl+S")
    keyboard.press("Ctrl+Z")


@pytest.fixture
def keyboard(window: MainWindow, qtbot: QtBot) -> Keyboard:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Keyboard(window)


def kept(window: MainWindow) -> Event:
    """Return the event that is written, as it is in the store."""
    session = child(window, EventForm)._session
    session.leave_field()
    store: Store = session.store
    assert session.chosen
    return store.event(session.chosen.id)


@pytest.mark.parametrize("name", FIRST)
def test_a_first_event_costs_no_more_keystrokes_than_its_texts_have_characters(
    name: str, window: MainWindow, keyboard: Keyboard
) -> None:
    script, texts = FIRST[name]
    keyboard.follow(f"<Ctrl+N>{script}<Ctrl+S>")
    assert kept(window).texts == texts
    characters = sum(len(texts[field]) for field in Field)
    print(f"{name}: {keyboard.pressed} keystrokes for {characters} characters")
    assert keyboard.pressed <= characters


def events(window: MainWindow) -> list[Event]:
    report = child(window, EventForm)._session.report
    assert report
    return list(report.events)


@pytest.mark.parametrize("name", REPEATED)
def test_a_repeated_event_costs_few_keystrokes_besides_its_period(
    name: str, window: MainWindow, keyboard: Keyboard
) -> None:
    script, texts = REPEATED[name]
    before = {each.id for each in events(window)}
    keyboard.follow(script)
    event = kept(window)
    assert event.id not in before
    assert {field: event.texts[field] for field in texts} == texts
    assert event.texts.period == ""
    print(f"{name}: {keyboard.pressed} keystrokes")
    assert keyboard.pressed <= MOST_FOR_A_REPEATED
    child(window, EventForm).focus_field(Field.PERIOD)
    keyboard.follow("8.6<Ctrl+S>")
    assert kept(window).texts.period == "8 июня 2026 года"
