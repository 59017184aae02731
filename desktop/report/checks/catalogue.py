"""All rules, in the order in which people read of them.

Sentences on what a rule is for begin with what it looks for; examples are what a person might have typed.
"""

from db.entities import ReportKind
from desktop.report.checks import completeness, periods
from desktop.report.checks.finding import Severity
from desktop.report.checks.rule import EventRule, ReportRule, Rule

_MUNICIPAL = frozenset({ReportKind.MUNICIPAL})

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
        ask=periods.wrong_year,
    ),
    ReportRule(
        code="P04",
        severity=Severity.ERROR,
        purpose="Мероприятие начинается после окончания периода сбора отчета.",
        wrong="5 мая 2025 года в отчете за I квартал 2025 года",
        right="5 марта 2025 года",
        ask=periods.after_window,
    ),
    ReportRule(
        code="P05",
        severity=Severity.EXPLAIN,
        purpose="Мероприятие завершилось до начала периода сбора отчета.",
        wrong="2 октября 2024 года в отчете за I квартал 2025 года",
        right="20 декабря 2024 года",
        ask=periods.before_window,
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
        ask=periods.other_style,
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

COMPLETENESS: tuple[Rule, ...] = (
    EventRule(
        code="C01",
        severity=Severity.ERROR,
        purpose="Незаполненные наименование, место, сроки, содержание или участники.",
        wrong="пустое поле «Участники» или прочерк в нем",
        right="Хоровые коллективы г. Рудни и г. Лиозно (Республика Беларусь)",
        waits=True,
        ask=completeness.empty_field,
    ),
    ReportRule(
        code="C02",
        severity=Severity.ERROR,
        purpose="Мероприятие не отнесено ни к одному разделу.",
        wrong="строка до первого заголовка",
        right="строка под заголовком «Город Смоленск»",
        waits=True,
        ask=completeness.without_section,
    ),
    EventRule(
        code="C03",
        severity=Severity.EXPLAIN,
        purpose="Содержание лишь повторяет наименование.",
        wrong="Турнир по шашкам – содержание мероприятия «Международный турнир по шашкам»",
        right="Сыграно шесть туров, первое место заняла команда г. Орши",
        waits=True,
        ask=completeness.repeats,
    ),
    EventRule(
        code="C04",
        severity=Severity.EXPLAIN,
        purpose="Вместо содержания названо место.",
        wrong="Ледовый дворец «Юность»",
        right="Проведены показательные выступления фигуристов",
        waits=True,
        ask=completeness.venue_for_content,
    ),
    EventRule(
        code="C05",
        severity=Severity.EXPLAIN,
        purpose="Белорусское или другое иностранное место без страны.",
        wrong="г. Орша",
        right="г. Орша, Республика Беларусь",
        waits=True,
        ask=completeness.without_country,
    ),
    EventRule(
        code="C06",
        severity=Severity.EXPLAIN,
        purpose="Место без населенного пункта, если мероприятие проходило не дистанционно.",
        wrong="Духовщинский район",
        right="с. Третьяково, Духовщинский район",
        waits=True,
        ask=completeness.without_settlement,
    ),
    EventRule(
        code="C07",
        severity=Severity.REMARK,
        purpose="Ни в одном поле не названа иностранная сторона.",
        wrong="Школьники г. Ельни",
        right="Школьники г. Ельни и г. Горки (Республика Беларусь)",
        waits=True,
        ask=completeness.nobody_from_abroad,
    ),
    EventRule(
        code="C08",
        severity=Severity.REMARK,
        purpose="Не указано число участников.",
        wrong="Школьники и педагоги",
        right="24 школьника и 3 педагога",
        off_for=_MUNICIPAL,
        waits=True,
        folded="Не указано число участников {rows}.",
        ask=completeness.no_headcount,
    ),
    EventRule(
        code="C09",
        severity=Severity.REMARK,
        purpose="Не указан результат: есть только цели или тема.",
        wrong="Развитие межмузейных связей",
        right="Музеи договорились об обмене выставками",
        off_for=_MUNICIPAL,
        waits=True,
        folded="Не указан результат мероприятия {rows}.",
        ask=completeness.no_result,
    ),
    ReportRule(
        code="C10",
        severity=Severity.EXPLAIN,
        purpose="В сводном отчете исполнительных органов нет строки о встречах.",
        wrong="отчет заканчивается последним мероприятием",
        right="В I квартале 2025 года состоялась 1 встреча с иностранной делегацией",
        waits=True,
        ask=completeness.no_meetings,
    ),
    ReportRule(
        code="C11",
        severity=Severity.EXPLAIN,
        purpose="В отчете нет мероприятий, и он не нулевой.",
        wrong="пустой отчет",
        right="отчет с отметкой «мероприятия не проводились»",
        waits=True,
        ask=completeness.nothing_to_tell,
    ),
)

RULES: tuple[Rule, ...] = (*PERIODS, *COMPLETENESS)
