"""A head count put into the texts of an event, in place of the one that they state."""

from dataclasses import replace

from db.entities import HeadCount, Texts
from desktop.report.headcount import HEDGED, stated_for_all
from desktop.report.headcount_wording import counted, headcount_sentence
from desktop.report.morphology import Morphology

_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";")


def state_headcount(texts: Texts, count: HeadCount, morphology: Morphology) -> Texts:
    """Return the texts with a head count in place of the one that they state, else after the participants.

    What stands round the figure stays, but for «более» and the like, which are not meant of another one.
    """
    if (found := stated_for_all(texts, morphology)) is None:
        return replace(texts, participants=_with_sentence(texts.participants, count))
    text, figure = texts[found.field], found.figure
    start = len(HEDGED.sub("", text[: figure.start]))
    whole = text[:start] + counted(count) + text[figure.stop :]
    return replace(texts, **{found.field.value: whole})


def _with_sentence(text: str, count: HeadCount) -> str:
    """Add the sentence to a text; like the texts of published reports it ends without a full stop."""
    before = text.rstrip()
    sentence = headcount_sentence(count).removesuffix(".")
    if not before:
        return sentence
    return f"{before}{'' if before.endswith(_SENTENCE_ENDS) else '.'}\n{sentence}"
