"""What sheets made by hand have in common: headings of columns, two events, what is read of them."""

from db.entities import Texts
from desktop.report.printed import PrintedReport

HEADINGS = ("№", "Наименование мероприятия", "Место", "Сроки", "Содержание", "Участники")
FAIR = Texts("Ярмарка ремесел", "г. Полевск", "4 мая 2025 года", "Показ изделий", "Мастера двух городов")
CHESS = Texts("Турнир по шахматам", "г. Озерск", "май 2025 года", "Сыграно 7 туров", "48 человек")
TITLE = "Отчет о мероприятиях в международной сфере во II квартале 2025 года"


def cells_of(texts: Texts) -> tuple[str, ...]:
    """Return the texts of an event in the order of the columns."""
    return texts.title, texts.place, texts.period, texts.content, texts.participants


def texts_of(report: PrintedReport) -> list[Texts]:
    """Return the events of a report of which everything was read."""
    assert report.unread == ()
    return [row.texts for row in report.rows()]
