"""Invented reports: no event, school or person in them exists, but all that real ones have of difficulty."""

from itertools import cycle, islice

from db.entities import Quarter, ReportKind, Texts
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection
from desktop.report.wording import in_quarter

QUARTER = Quarter(2024, 2)
NBSP = "\u00a0"

_WHO = {
    ReportKind.MUNICIPAL: "органами местного самоуправления муниципальных образований Смоленской области",
    ReportKind.EXECUTIVE: "исполнительными органами Смоленской области и подведомственными им учреждениями",
}
_HEADINGS = {
    ReportKind.MUNICIPAL: (
        "Город Смоленск",
        "Муниципальное образование «Велижский район»",
        "Муниципальное образование «Вяземский район»",
    ),
    ReportKind.EXECUTIVE: (
        "Сотрудничество в сфере культуры и туризма",
        "Сотрудничество в сфере образования и науки, спорта\nи молодежной политики",
        "Общие направления сотрудничества",
    ),
}
_CLOSING = (
    "Во II квартале 2024 года состоялось 5 встреч (приемов, переговоров) с иностранными делегациями "
    "(отдельными лицами): 4 приема – в Доме дружбы, 1 встреча – в зале «Заря»"
)
_LONG = " ".join(
    f"На {number}-м занятии участники обсудили опыт кружка «Берёзка» и условились об обмене работами."
    for number in range(1, 30)
)

#: Rows with all that texts are known to hold; the first ones are the hardest.
_TEXTS = (
    Texts(
        f"Выставка рисунков «Мост через{NBSP}Днепр»,\nпосвященная 40-летию клуба\n«Лодочник «Волна»",
        "г. Орша\n(Республика Беларусь)",
        "23-24 апреля\n2024 года",
        "Показаны работы 12 кружков.\nЦель: обмен опытом.",
        f"Клуб «Волна», гимназия №{NBSP}77 г.{NBSP}Орши.\nВсего – 48 человек",
    ),
    Texts(
        "Заочный конкурс чтецов «Слово  о  доме» ",
        "В дистанционном\nформате",
        "10 мая – 3 июня\n2024 года",
        f"{_LONG}\nПодписано соглашение",
        "Школа № 99, лицей «Вектор»",
    ),
    Texts("Прием делегации", "г. Смоленск", "5 июня 2024 года", "Обсуждены планы", "9 человек"),
    Texts(
        "XXI турнир по шашкам «Белая клетка»",
        " пос. Лесной,\n\nдом культуры",
        "май-июнь 2024 года",
        "Первое место заняла команда «Дамка»;\nвторое – «Ход конём».",
        "",
    ),
    Texts(
        "Фестиваль «Голос – 2024»",
        "г. Витебск, Республика Беларусь",
        "Отборочный этап:\n2 апреля 2024 года,\nзаключительный этап:\n4-5 мая 2024 года",
        "= не формула, а текст <с> знаками & «кавычками»",
        "Ансамбль «Ручеек» (Иванова-Примерная А.А.)",
    ),
)


def invented_report(kind: ReportKind = ReportKind.MUNICIPAL, rows: int = 12) -> PrintedReport:
    """Return a report with so many rows in three sections; the executive one has a closing row."""
    headings = _HEADINGS[kind]
    texts = list(islice(cycle(_TEXTS), rows))
    bounds = [rows * place // len(headings) for place in range(len(headings) + 1)]
    sections = tuple(
        PrintedSection(heading, tuple(map(PrintedRow, texts[start:stop])))
        for heading, start, stop in zip(headings, bounds, bounds[1:], strict=False)
    )
    title = f"Отчет о мероприятиях в международной сфере, проведенных {_WHO[kind]} {in_quarter(QUARTER)}"
    return PrintedReport(title, sections, _CLOSING if kind is ReportKind.EXECUTIVE else "")


def plain(report: PrintedReport) -> PrintedReport:
    """Return the report without the places in a file, so that two can be compared letter by letter."""
    sections = tuple(
        PrintedSection(section.heading, tuple(PrintedRow(row.texts) for row in section.rows))
        for section in report.sections
    )
    return PrintedReport(report.title, sections, report.closing, report.unread)
