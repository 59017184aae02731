"""A short spelling of periods, so that a table of examples can be read."""

from db.entities import Period, Precision, Span


def spelled(period: Period) -> str:
    """Spell a period: «2025-05-05..2025-05-07, финал: 2025-06, (в Минске: 2025-06-01)»."""
    return ", ".join(_spelled(span) for span in period)


def _spelled(span: Span) -> str:
    days = [
        str(day) if span.precision is Precision.DAY else f"{day:%Y-%m}" for day in (span.first, span.last)
    ]
    text = days[0] if days[0] == days[1] else "..".join(days)
    text = f"{span.label}: {text}" if span.label else text
    return f"({text})" if span.bracketed else text
