"""What the office sets for all who send reports, read from the parts that the store keeps."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from db.folding import fold
from db.office_parts import KeptPart
from db.store import Store
from desktop.report.checks.context import AS_IT_CAME, RuleSettings
from desktop.report.place_style import PlaceStyle
from desktop.report.window import USUAL as USUAL_WINDOW
from desktop.report.window import WindowSettings
from desktop.services.rule_settings import rules_of, told_of_rules, values_of

_WINDOW, _PLACE, _SENDING, _RULES = "window", "place", "sending", "rules"
_STYLES = {"brackets": PlaceStyle.BRACKETS, "comma": PlaceStyle.COMMA}
_STYLE, _ADDRESS, _RECIPIENT = "style", "address", "recipient"
_DAYS = ("first_day", "last_day", "deadline_day")
_LABEL = "настройки управления"


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """The settings; `place_style` None means the style of the newest reports, `address` is where they go."""

    window: WindowSettings = USUAL_WINDOW
    place_style: PlaceStyle | None = None
    address: str = ""
    rules: RuleSettings = AS_IT_CAME
    recipient: str = ""  # to whom letters are addressed, of several lines perhaps


USUAL = OfficeSettings()


def office_settings(parts: Iterable[KeptPart]) -> OfficeSettings:
    """Return what the parts say; what is missing, or no program of ours has written, is as usual."""
    kept = {part.name: part.values for part in parts}
    style = kept.get(_PLACE, {}).get(_STYLE)
    sending = kept.get(_SENDING, {})
    address, recipient = sending.get(_ADDRESS), sending.get(_RECIPIENT)
    return OfficeSettings(
        window=_window(kept.get(_WINDOW, {})),
        place_style=_STYLES.get(style) if isinstance(style, str) else None,
        address=fold(address) if isinstance(address, str) else "",
        rules=rules_of(kept.get(_RULES, {})),
        recipient=recipient.strip() if isinstance(recipient, str) else "",
    )


def keep(store: Store, settings: OfficeSettings) -> None:
    """Keep settings as one action; none where nothing differs."""
    store.commit(_LABEL, _changed_parts(settings, store.office_parts()))


def _changed_parts(settings: OfficeSettings, parts: Iterable[KeptPart]) -> list[KeptPart]:
    """Return the parts that have to be kept for the settings to be as wanted; unknown values stay in them."""
    kept = {part.name: part for part in parts}
    now = _to_values(office_settings(kept.values()))
    return [
        # What is said no more is no longer set; the package tells the others so.
        _part(kept.get(name), name, dict.fromkeys(now[name]) | values)
        for name, values in _to_values(settings).items()
        if values != now[name]
    ]


def _part(kept: KeptPart | None, name: str, values: Mapping[str, Any]) -> KeptPart:
    return replace(kept, values={**kept.values, **values}) if kept else KeptPart(name, values)


def _to_values(settings: OfficeSettings) -> dict[str, dict[str, Any]]:
    window = settings.window
    return {
        _WINDOW: {name: getattr(window, name) for name in _DAYS},
        _PLACE: {
            _STYLE: next((name for name, style in _STYLES.items() if style is settings.place_style), None)
        },
        _SENDING: {
            _ADDRESS: settings.address,
            **({_RECIPIENT: settings.recipient} if settings.recipient else {}),
        },
        _RULES: values_of(settings.rules),
    }


def _window(values: Mapping[str, Any]) -> WindowSettings:
    days = {name: values[name] for name in _DAYS if type(values.get(name)) is int}
    try:
        return WindowSettings(**days)
    except ValueError:
        return USUAL_WINDOW


def part_title(name: str) -> str:
    """Return what a part is called."""
    return _TITLES.get(name, f"Другие настройки («{name}»)")


def told(name: str, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what a part says, each value after its name in words; nothing of one of a later program."""
    said = office_settings([KeptPart(name, values)])
    if name == _RULES:
        yield from told_of_rules(said.rules)
    yield from ((title, tell(said) or "не указан") for title, tell in _WORDS.get(name, ()))


STYLE_WORDS: dict[PlaceStyle | None, str] = {
    None: "как в последних отчетах",
    PlaceStyle.BRACKETS: "г. Брест (Республика Беларусь)",
    PlaceStyle.COMMA: "г. Брест, Республика Беларусь",
}
_TITLES = {
    _WINDOW: "Период сбора и срок сдачи",
    _PLACE: "Страна в месте проведения",
    _SENDING: "Отправка отчетов",
    _RULES: "Правила проверки",
}
_WORDS: dict[str, tuple[tuple[str, Callable[[OfficeSettings], str]], ...]] = {
    _WINDOW: (
        ("первый день сбора", lambda said: str(said.window.first_day)),
        ("последний день сбора", lambda said: str(said.window.last_day)),
        ("день сдачи", lambda said: str(said.window.deadline_day)),
    ),
    _PLACE: (("образец", lambda said: STYLE_WORDS[said.place_style]),),
    _SENDING: (
        ("адрес", lambda said: said.address),
        ("получатель", lambda said: fold(said.recipient)),
    ),
}
