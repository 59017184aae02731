"""The sentence by which a report says on purpose that nothing was held, as we word it and as hands do."""

import re

from db.folding import key
from db.report_key import Quarter
from desktop.report.wording import in_quarter

_HELD = r"не (?:проводил|провед|состоял|был[оаи]?\b|организов|осуществлял)\w*"
_NOTHING = re.compile(rf"\bмероприяти\w*\b.*\b{_HELD}|\b{_HELD}.*\bмероприяти\w*")
_LONGEST = 400  # characters: what is longer tells more than that


def nil_sentence(quarter: Quarter) -> str:
    """Return «Во II квартале 2025 года мероприятия в международной сфере не проводились.»."""
    when = in_quarter(quarter)
    return f"{when[0].upper()}{when[1:]} мероприятия в международной сфере не проводились."


def says_nothing_was_held(text: str) -> bool:
    """Say whether a text is such a sentence."""
    return len(text) <= _LONGEST and _NOTHING.search(key(text)) is not None
