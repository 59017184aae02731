"""The rules of family C."""

from db.entities import ReportKind
from desktop.report.checks import completeness
from desktop.report.checks.finding import Severity
from desktop.report.checks.rule import EventRule, ReportRule, Rule

_MUNICIPAL = frozenset({ReportKind.MUNICIPAL})

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
