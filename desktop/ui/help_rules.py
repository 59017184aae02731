"""The page of the manual on the rules, made from the catalogue: it says what the program does, always."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from desktop.report.checks.catalogue import RULES
from desktop.report.checks.rule import Rule
from desktop.services.rule_settings import SEVERITY_NAMES, off_words

TITLE = "Правила проверки"
_FAMILIES = {
    "P": "Сроки",
    "C": "Полнота сведений",
    "W": "Написание",
    "D": "Повторы",
    "N": "Числа",
    "O": "Порядок",
}
_ABOUT = (
    "Здесь все, что программа проверяет в отчете, с примерами. Код правила виден в подсказке замечания. "
    "Ошибку нужно исправить, то, что требует пояснения, исправить или пояснить, совет можно оставить без "
    "внимания. Управление может выключить правило или изменить его строгость: "
    '<a href="dictionaries#office">Настройки управления</a>.'
)
_FIX = "Исправляется клавишей F9."


def rules_text(rules: Iterable[Rule] = RULES) -> str:
    """Return the page; a place of it is named by the code of each rule."""
    families = (_family(letter, of_it) for letter, of_it in groupby(rules, key=lambda rule: rule.code[0]))
    return f"<h1>{TITLE}</h1><p>{_ABOUT}</p>{''.join(families)}"


def _family(letter: str, rules: Iterable[Rule]) -> str:
    rows = "".join(_row(rule) for rule in rules)
    return f'<h2>{_FAMILIES[letter]}</h2><table width="100%" cellspacing="0">{rows}</table>'


def _row(rule: Rule) -> str:
    said = "<br>".join(_lines(rule))
    return (
        f'<tr><td width="9%"><a name="{rule.code}"></a><strong>{rule.code}</strong></td><td>{said}</td></tr>'
    )


def _lines(rule: Rule) -> Iterator[str]:
    """Yield what is said of a rule."""
    yield f"<strong>{escape(rule.purpose)}</strong>"
    yield f"Неправильно: {escape(rule.wrong)}."
    yield f"Правильно: {escape(rule.right)}."
    severity = f"{SEVERITY_NAMES[rule.severity].capitalize()}."
    yield " ".join(filter(None, (severity, off_words(rule), _FIX if rule.has_fix else "")))
