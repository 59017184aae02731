"""What is said of files before they are taken in: how much there is, and what a person should know."""

from collections.abc import Iterator, Sequence

from db.dictionaries.lookup import Dictionaries
from db.entities import ReportKind
from db.folding import fold
from desktop.report.control_code import told_unlike
from desktop.report.wording import plural, quarter_name
from desktop.services.carried_lines import carried_sentence
from desktop.services.describing import describe_around, describe_title, summary
from desktop.services.headings_found import HeadingFound
from desktop.services.import_plan import State
from desktop.ui.candidates import Candidate, Candidates, Likeness
from desktop.ui.receiving import Received

_STATED = {"kind": "вид отчета", "quarter": "квартал", "author": "отправителя"}
_LIKE = {Likeness.SAME_ROWS: "повтор файла", Likeness.SAME_REPORT: "тот же отчет, что в файле"}
_KINDS = {ReportKind.MUNICIPAL: "муниципальный", ReportKind.EXECUTIVE: "исполнительных органов"}
_STATES = {
    State.NEW: "новых",
    State.CHANGED: "изменено",
    State.GONE: "убирается",
}


def note(received: Received, dictionaries: Dictionaries) -> str:
    """Return how much there is and what a person should know before they accept it."""
    sections = sum(bool(section.heading) for section in received.printed.sections)
    rows = sum(1 for _ in received.printed.rows())
    return " ".join(
        (f"{events(rows)},", f"{_counted(sections, 'раздел')}.", *_advice(received, dictionaries))
    )


def events(count: int) -> str:
    """Return «5 мероприятий»."""
    return f"{count} {plural(count, 'мероприятие', 'мероприятия', 'мероприятий')}"


def _counted(count: int, word: str) -> str:
    return f"{count} {plural(count, word, f'{word}а', f'{word}ов')}"


def _advice(received: Received, dictionaries: Dictionaries) -> Iterator[str]:
    plan = received.plan
    if plan is None:
        yield f"По заголовку файла не определить {_listed(missing(received))}."
        yield "Укажите это, чтобы принять отчет."
        return
    yield from describe_title(plan, dictionaries)
    yield from filter(None, (carried_sentence(plan.printed.carried), told_unlike(plan.printed)))
    if plan.changes_nothing:
        yield "Все это уже есть в хранилище."
    elif plan.kept and plan.kept.prepared_at:
        yield _LOCKED
    elif plan.kept:
        yield "Такой отчет уже есть в хранилище. Если принять файл, он станет таким, как в файле."
        yield from describe_around(plan)
    else:
        yield "Такого отчета в хранилище еще нет."


def missing(received: Received) -> list[str]:
    """Name what is not known of which report it is."""
    return [name for field, name in _STATED.items() if getattr(received.identity, field) is None]


def former_names(headings: Sequence[HeadingFound]) -> str:
    """Say which sections have names of other times; "" where none has."""
    former = [each for each in headings if each.name_now]
    if not former:
        return ""
    named = "; ".join(
        f"«{fold(each.text)}» (в этом квартале – {each.name_now})" for each in former[:_MOST_NAMED]
    )
    more = f"; и еще {len(former) - _MOST_NAMED}" if len(former) > _MOST_NAMED else ""
    return f"Наименования другого времени, оставлены как в файле: {named}{more}."


_LOCKED = (
    "Этот отчет подготовлен к отправке, поэтому файл не принять. "
    "Чтобы изменить отчет, откройте его и выберите «Отчет», «Внести исправление»."
)
_MOST_NAMED = 3  # headings in one sentence


def standing(candidate: Candidate, candidates: Candidates, dictionaries: Dictionaries) -> str:
    """Return in a few words what is known of a file, for the list of files."""
    if candidate.error:
        return "не прочитан"
    if candidate.received is None:
        return "ожидает чтения"
    plan = candidate.plan
    if plan is None:
        return f"укажите {_listed(missing(candidate.received))}"
    if plan.changes_nothing:
        return f"все уже есть  ·  {_name(candidate, dictionaries)}"
    if candidate.is_locked:
        return f"подготовлен к отправке  ·  {_name(candidate, dictionaries)}"
    if like := candidates.like(candidate):
        likeness, other = like
        return f"{_LIKE[likeness]} «{other.source.name}»"
    counts = [f"{said} {plan.count(state)}" for state, said in _STATES.items() if plan.count(state)]
    return f"{', '.join(counts) or 'без новых строк'}  ·  {_name(candidate, dictionaries)}"


def _name(candidate: Candidate, dictionaries: Dictionaries) -> str:
    """Return «II квартал 2026 года, муниципальный, сводный отчет»."""
    if (key := candidate.key) is None:
        return ""
    return ", ".join(
        (quarter_name(key.quarter), _KINDS[key.kind], dictionaries.author_name(key.author, key.quarter))
    )


def summary_of_all(candidates: Candidates) -> str:
    """Say what accepting would do with all files together."""
    if len(candidates) == 1:
        return _summary_of_one(candidates[0])
    if candidates.waiting():
        return f"Прочитано файлов: {candidates.read()} из {len(candidates)}."
    plans = [each.plan for each in candidates.taken() if each.plan]
    counts = [
        f"{said} {number}"
        for state, said in _STATES.items()
        if (number := sum(plan.count(state) for plan in plans))
    ]
    rows = f" Мероприятий: {', '.join(counts)}." if counts else ""
    refused = sum(bool(each.error) for each in candidates)
    failed = f" Не прочитано файлов: {refused}." if refused else ""
    return f"Будет принято файлов: {len(plans)} из {len(candidates)}.{rows}{failed}"


def _summary_of_one(candidate: Candidate) -> str:
    """Say how many rows are to be kept."""
    if candidate.plan is None:
        return ""
    taken, offered = candidate.taken, candidate.offered
    ticked = f" Отмечено {taken} из {offered}." if taken < offered else ""
    return summary(candidate.plan) + ticked


def accept_text(candidates: Candidates) -> str:
    """Return what the main button says."""
    if len(candidates) > 1:
        taken = len(candidates.taken())
        return f"&Принять файлы ({taken})" if taken < len(candidates) else "&Принять все"
    (candidate,) = candidates
    if candidate.plan and candidate.plan.changes_nothing:
        return "&Показать отчет"
    is_whole = candidate.taken == candidate.offered
    return "&Принять" if is_whole else f"&Принять отмеченные ({candidate.taken})"


def told_kept(taken: Sequence[Candidate]) -> str:
    """Say in the status line what was taken in."""
    if len(taken) == 1:
        told = f"Отчет принят из файла «{taken[0].source.name}», вернуть прежнее: Ctrl+Z."
    else:
        files = f"{len(taken)} {plural(len(taken), 'файла', 'файлов', 'файлов')}"
        told = f"Отчеты приняты из {files}, вернуть прежнее: Ctrl+Z."
    offered, ticked = sum(each.offered for each in taken), sum(each.taken for each in taken)
    if ticked < offered:
        told += f" Принято строк: {ticked} из {offered}."
    if unread := sum(len(each.received.printed.unread) for each in taken if each.received):
        told += f" Не прочитано строк: {unread}, чтобы увидеть их, откройте файл еще раз."
    return told


def _listed(names: Sequence[str]) -> str:
    """Return «вид отчета, квартал и отправителя»."""
    *first, last = names
    return f"{', '.join(first)} и {last}" if first else last
