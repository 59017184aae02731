"""The rules of families N and O."""

from desktop.report.checks import numbers, order
from desktop.report.checks.finding import Severity
from desktop.report.checks.rule import EventRule, ReportRule, Rule

NUMBERS: tuple[Rule, ...] = (
    EventRule(
        code="N01",
        severity=Severity.EXPLAIN,
        purpose="Слагаемые не дают указанного общего числа участников.",
        wrong="Всего 16 человек. Из них: учителя – 8 человек, ученики – 7 человек",
        right="Всего 16 человек. Из них: учителя – 8 человек, ученики – 8 человек",
        waits=True,
        ask=numbers.unlike_sum,
    ),
    EventRule(
        code="N02",
        severity=Severity.EXPLAIN,
        purpose="Число участников, указанное вручную, не такое, как в тексте.",
        wrong="вручную указано 40, в тексте «Общее количество участников – 45 человек»",
        right="вручную и в тексте 45",
        waits=True,
        has_fix=True,
        ask=numbers.unlike_text,
    ),
    ReportRule(
        code="N03",
        severity=Severity.EXPLAIN,
        purpose="Встречи в последней строке отчета не дают указанного общего числа.",
        wrong="состоялось 9 встреч: 5 приемов – в здании администрации, 3 встречи – в библиотеке",
        right="состоялось 9 встреч: 6 приемов – в здании администрации, 3 встречи – в библиотеке",
        waits=True,
        ask=numbers.meetings_unlike_sum,
    ),
)

ORDER: tuple[Rule, ...] = (
    ReportRule(
        code="O01",
        severity=Severity.REMARK,
        purpose="Мероприятия не по порядку первых дней или разделы не в принятом порядке; целые месяцы могут "
        "стоять и до, и после дней своего первого месяца.",
        wrong="3 марта, 17 марта, 9 марта 2025 года",
        right="3 марта, 9 марта, 17 марта 2025 года",
        waits=True,
        has_fix=True,
        ask=order.disordered,
    ),
)
