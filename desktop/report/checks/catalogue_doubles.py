"""The rules of family D."""

from desktop.report.checks import doubles
from desktop.report.checks.finding import Severity
from desktop.report.checks.rule import ReportRule, Rule

DOUBLES: tuple[Rule, ...] = (
    ReportRule(
        code="D01",
        severity=Severity.EXPLAIN,
        purpose="Мероприятие указано дважды в одном разделе.",
        wrong="две строки о VI турнире по шашкам «Белая ладья» 5 мая в г. Рудне с теми же участниками",
        right="два турнира с разными названиями, номерами или датами",
        waits=True,
        ask=doubles.twice,
    ),
    ReportRule(
        code="D02",
        severity=Severity.EXPLAIN,
        purpose="Одно мероприятие с разными сроками или местом проведения в двух разделах или отчетах.",
        wrong="форум «Вместе» в одном разделе 5-6 мая, в другом 6-7 мая",
        right="форум «Вместе» в обоих разделах 5-6 мая",
        waits=True,
        ask=doubles.contradiction,
    ),
    ReportRule(
        code="D03",
        severity=Severity.REMARK,
        purpose="Совместное мероприятие: о нем с теми же сроками сообщают несколько разделов или отчетов.",
        wrong="форум «Вместе» 5-6 мая в двух разделах: верно, если в нем участвовали оба района",
        right="форум «Вместе» в одном разделе",
        waits=True,
        ask=doubles.joint,
    ),
    ReportRule(
        code="D04",
        severity=Severity.EXPLAIN,
        purpose="Мероприятие с теми же сроками уже есть в отчете за более ранний квартал.",
        wrong="ярмарка 20 декабря 2024 года в отчетах за IV квартал 2024 года и за I квартал 2025 года",
        right="ярмарка только в отчете за IV квартал 2024 года",
        waits=True,
        ask=doubles.told_before,
    ),
)
