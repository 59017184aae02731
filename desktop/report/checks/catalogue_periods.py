"""The rules of family P."""

from desktop.report.checks import period_style, periods, strays
from desktop.report.checks.finding import Severity
from desktop.report.checks.rule import EventRule, ReportRule, Rule

PERIODS: tuple[Rule, ...] = (
    EventRule(
        code="P01",
        severity=Severity.ERROR,
        purpose="Сроки, которые нельзя прочитать.",
        wrong="5 сенября 2025 года",
        right="5 сентября 2025 года",
        ask=periods.unreadable,
    ),
    EventRule(
        code="P02",
        severity=Severity.ERROR,
        purpose="Окончание раньше начала.",
        wrong="15 мая – 3 апреля 2025 года",
        right="3 апреля – 15 мая 2025 года",
        ask=periods.ends_before_start,
    ),
    ReportRule(
        code="P03",
        severity=Severity.ERROR,
        purpose="Не тот год: те же дни другого года попадают в период сбора отчета или стоят между датами "
        "соседних мероприятий.",
        wrong="12 февраля 2024 года в отчете за I квартал 2025 года",
        right="12 февраля 2025 года",
        has_fix=True,
        ask=strays.wrong_year,
    ),
    ReportRule(
        code="P04",
        severity=Severity.ERROR,
        purpose="Мероприятие начинается после окончания периода сбора отчета.",
        wrong="5 мая 2025 года в отчете за I квартал 2025 года",
        right="5 марта 2025 года",
        ask=strays.after_window,
    ),
    ReportRule(
        code="P05",
        severity=Severity.EXPLAIN,
        purpose="Мероприятие завершилось до начала периода сбора отчета.",
        wrong="2 октября 2024 года в отчете за I квартал 2025 года",
        right="20 декабря 2024 года",
        ask=strays.before_window,
    ),
    EventRule(
        code="P06",
        severity=Severity.EXPLAIN,
        purpose="Даты одного мероприятия пересекаются или стоят не по порядку.",
        wrong="5-9 мая, 7 мая 2025 года",
        right="5-9 мая, 12 мая 2025 года",
        ask=periods.spans_disordered,
    ),
    EventRule(
        code="P07",
        severity=Severity.REMARK,
        purpose="Мероприятие выходит за пределы квартала и есть в отчете за прошлый квартал.",
        wrong="20 декабря 2024 года – 15 января 2025 года, а в прошлом отчете было 20-31 декабря 2024 года",
        right="20 декабря 2024 года – 15 января 2025 года, а в прошлом отчете мероприятия не было",
        ask=periods.carried_over,
    ),
    EventRule(
        code="P08",
        severity=Severity.REMARK,
        purpose="Указаны только месяцы.",
        wrong="май 2025 года",
        right="14-16 мая 2025 года",
        folded="Указаны только месяцы {rows}: если дни проведения известны, укажите их.",
        ask=periods.whole_months,
    ),
    EventRule(
        code="P09",
        severity=Severity.REMARK,
        purpose="Сроки записаны не так, как принято: нет слова «года», пробелы вокруг дефиса.",
        wrong="5 - 7 мая 2025",
        right="5-7 мая 2025 года",
        folded="Сроки записаны не так, как принято, {rows}.",
        folded_from=4,
        has_fix=True,
        ask=period_style.other_style,
    ),
    EventRule(
        code="P10",
        severity=Severity.EXPLAIN,
        purpose="Мероприятие еще не началось, а отчет готовится к отправке.",
        wrong="30 марта 2025 года, отчет готовится 20 марта",
        right="19 марта 2025 года",
        ask=periods.not_yet,
    ),
)
