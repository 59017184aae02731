"""What a person may write into an entry of each dictionary, and what can be proposed for it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date

from db.dictionaries.declension import decline
from db.dictionaries.entries import (
    Agreement,
    Author,
    City,
    Country,
    District,
    Entry,
    ForeignTown,
    Municipality,
    Organisation,
    Region,
    Settlement,
    Sphere,
)
from db.dictionaries.lookup import Dictionaries
from db.folding import fold

Values = Mapping[str, str]  # columns as the table writes them

TITLES: dict[type[Entry], str] = {
    Municipality: "Муниципальные образования",
    Sphere: "Сферы сотрудничества",
    Author: "Отправители",
    Organisation: "Организации",
    Country: "Страны",
    Region: "Области Беларуси",
    District: "Районы Беларуси",
    City: "Города Беларуси",
    ForeignTown: "Города других стран",
    Settlement: "Населенные пункты Смоленской области",
    Agreement: "Соглашения",
}

#: Which columns hold ids of which dictionary, in whatever table they stand.
REFERENCES: dict[str, type[Entry]] = {
    "region_id": Region,
    "by_region_id": Region,
    "district_id": District,
    "by_district_id": District,
    "centre_of": District,
    "parent_city_id": City,
    "by_city_id": City,
    "municipality_id": Municipality,
    "country": Country,
    "spheres": Sphere,
    "org_smolensk_id": Organisation,
    "org_foreign_id": Organisation,
}

FIRST_DAY, LAST_DAY, ALIASES, NOTE = "valid_from", "valid_to", "aliases", "note"


@dataclass(frozen=True, slots=True)
class Column:
    """A column as a person sees it; `choices` are what it may hold, by the names of that."""

    name: str
    label: str
    choices: Mapping[str, str] = field(default_factory=dict, hash=False)


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


_NAME = Column("name", "Наименование")
_GENITIVE = Column("genitive", "Родительный падеж")
_PREPOSITIONAL = Column("prepositional", "Предложный падеж с предлогом")
_BARE_PREPOSITIONAL = Column("prepositional", "Предложный падеж")
_MUNICIPALITY = Column("municipality_id", "Муниципальное образование")
_COUNTRY = Column("country", "Страна")
_TYPE = Column("type", "Сокращение перед наименованием")

_OWN: dict[type[Entry], tuple[Column, ...]] = {
    Municipality: (
        Column("short_name", "Краткое наименование"),
        Column("full_name", "Полное наименование"),
        _GENITIVE,
        _PREPOSITIONAL,
        Column("kind", "Вид", _same("муниципальный округ", "городской округ", "муниципальный район")),
    ),
    Sphere: (
        Column("heading", "Заголовок раздела"),
        Column("short_name", "Краткое наименование"),
        Column("order", "Место по порядку"),
    ),
    Author: (
        _NAME,
        Column("short_name", "Краткое наименование"),
        Column(
            "kind", "Вид", {"Муниципальное образование": "municipal", "Исполнительный орган": "executive"}
        ),
        Column("instrumental", "Творительный падеж (после «проведенных»)"),
        _MUNICIPALITY,
        Column("spheres", "Сферы"),
    ),
    Organisation: (
        Column("full_name", "Полное наименование"),
        Column("core_name", "Собственное имя"),
        Column("short_name", "Краткое наименование"),
        Column("place", "Где находится"),
        _COUNTRY,
        Column(
            "role",
            "Роль в мероприятиях",
            _same("участник", "место проведения", "участник и место проведения", "упоминание"),
        ),
    ),
    Country: (
        Column("short_name", "Краткое наименование"),
        Column("short_genitive", "Родительный падеж краткого"),
        Column("full_name", "Полное наименование"),
        Column("full_genitive", "Родительный падеж полного"),
        Column("id", "Код из двух латинских букв"),
        Column("alpha3", "Код из трех латинских букв"),
        Column("numeric", "Цифровой код"),
    ),
    Region: (_NAME, _GENITIVE, _PREPOSITIONAL, Column("kind", "Вид", _same("область", "столица"))),
    District: (_NAME, _GENITIVE, _PREPOSITIONAL, Column("region_id", "Область")),
    City: (
        _NAME,
        Column("kind", "Вид", _same("город", "городской поселок", "агрогородок", "деревня", "район города")),
        _TYPE,
        _GENITIVE,
        _BARE_PREPOSITIONAL,
        Column("region_id", "Область"),
        Column("district_id", "Район"),
    ),
    ForeignTown: (_NAME, _GENITIVE, _COUNTRY),
    Settlement: (
        _NAME,
        Column("kind", "Вид", _same("город", "поселок городского типа", "поселок", "село", "деревня")),
        _TYPE,
        _GENITIVE,
        _BARE_PREPOSITIONAL,
        _MUNICIPALITY,
    ),
    Agreement: (
        Column("title", "Название"),
        Column("kind", "Вид документа"),
        Column("level", "Уровень", _same("региональный", "муниципальный", "между организациями")),
        Column("party_smolensk", "Смоленская сторона"),
        Column("party_foreign", "Иностранная сторона"),
        _COUNTRY,
        Column("date_from", "Дата подписания"),
        Column("date_to", "Действует до"),
        Column("status", "Состояние"),
    ),
}


def columns_of(kind: type[Entry]) -> tuple[Column, ...]:
    """Return what a person may write into an entry, besides its days, other names and note."""
    return _OWN[kind]


def is_required(kind: type[Entry], column: str) -> bool:
    """Whether an entry cannot be without the column."""
    return any(each.name == column and each.default is MISSING for each in fields(kind))


def entry_name(entry: Entry) -> str:
    """Return what an entry is called in lists; an agreement without a title by its parties."""
    if isinstance(entry, Municipality | Country | Sphere):
        return entry.short_name
    if isinstance(entry, Agreement) and not entry.title:
        return f"{entry.party_smolensk} – {entry.party_foreign}: {entry.kind}"
    return next(name for name, _ in entry.names() if name)


def quoted(name: str) -> str:
    """Return a name in quotes; those within it and around it close with one mark."""
    return f"«{name.removesuffix('»')}»"


def proposed(kind: type[Entry], values: Values) -> dict[str, str]:
    """Return what can be worked out from the names that are there, to be looked at by a person."""
    names = {name: fold(text) for name, text in values.items()}
    found = ((column, propose(names)) for column, propose in _PROPOSALS[kind].items())
    return {column: text for column, text in found if text}


def problems(kind: type[Entry], values: Values, dictionaries: Dictionaries) -> dict[str, str]:
    """Return what is wrong with a new or changed entry, a sentence for each column at fault."""
    required = (column.name for column in columns_of(kind) if is_required(kind, column.name))
    found = dict.fromkeys(
        (name for name in required if not fold(values.get(name, ""))), "Заполните это поле."
    )
    found |= {name: _NO_BAR for name in _names_of(kind) if "|" in values.get(name, "")}
    found |= {name: said for name, said in _odd(kind, values, dictionaries) if name not in found}
    first, last = (values.get(name, "") for name in (FIRST_DAY, LAST_DAY))
    if first and last and date.fromisoformat(last) < date.fromisoformat(first):
        found[LAST_DAY] = "Последний день раньше первого."
    return found


_NO_BAR = "Знак «|» здесь недопустим."
_CODES = {"id": re.compile(r"[A-Z]{2}"), "alpha3": re.compile(r"[A-Z]{3}"), "numeric": re.compile(r"\d{3}")}
_CODE = {
    "id": "Нужны две заглавные латинские буквы.",
    "alpha3": "Нужны три заглавные латинские буквы.",
    "numeric": "Нужны три цифры.",
}


def _names_of(kind: type[Entry]) -> Iterator[str]:
    """Yield the columns that hold one text each."""
    return (column.name for column in columns_of(kind) if column.name not in REFERENCES)


def _odd(kind: type[Entry], values: Values, dictionaries: Dictionaries) -> Iterator[tuple[str, str]]:
    if kind is Sphere and not values.get("order", "").strip().isdecimal():
        yield "order", "Укажите целое число."
    if kind is Author and values.get("kind") == "municipal" and not values.get("municipality_id"):
        yield "municipality_id", "Выберите муниципальное образование."
    if kind is Country:
        yield from ((name, _CODE[name]) for name, code in _CODES.items() if not code.fullmatch(values[name]))
        if not values.get("row_id") and dictionaries.get(Country, values["id"]):
            yield "id", "Страна с этим кодом в справочнике уже есть."


def _genitive(column: str) -> Callable[[Values], str]:
    return lambda values: decline(values.get(column, "")).genitive


def _prepositional(column: str, preposition: str = "") -> Callable[[Values], str]:
    def made(values: Values) -> str:
        form = decline(values.get(column, ""), values.get("genitive", "")).prepositional
        return form and f"{preposition}{form}"

    return made


def _full_municipality(values: Values) -> str:
    name = values.get("short_name", "")
    return name and f"Муниципальное образование «{name}» Смоленской области"


def _type(values: Values) -> str:
    return _TYPES.get(values.get("kind", ""), "")


_TYPES = {
    "город": "г.",
    "городской поселок": "г.п.",
    "поселок городского типа": "пгт",
    "агрогородок": "аг.",
    "деревня": "дер.",
    "поселок": "пос.",
    "село": "с.",
    "район города": "район",
}
_QUOTED = re.compile(r"«(.+)»")


def _core(values: Values) -> str:
    """Return the name in quotes, without them; else the whole name."""
    name = values.get("full_name", "")
    found = _QUOTED.search(name)
    return found[1] if found else name


def _sphere(values: Values) -> str:
    name = values.get("heading", "").removeprefix("Сотрудничество в сфере ").strip()
    return name[:1].upper() + name[1:]


_OF_TERRITORY = {"genitive": _genitive("name"), "prepositional": _prepositional("name", "в ")}
_OF_PLACE = {"type": _type, "genitive": _genitive("name"), "prepositional": _prepositional("name")}
_PROPOSALS: dict[type[Entry], dict[str, Callable[[Values], str]]] = {
    Municipality: {
        "full_name": _full_municipality,
        "genitive": _genitive("short_name"),
        "prepositional": _prepositional("short_name", "в "),
    },
    Sphere: {"short_name": _sphere},
    Author: {
        "short_name": lambda values: values.get("name", ""),
        "instrumental": lambda values: decline(values.get("name", "")).instrumental,
    },
    Organisation: {"core_name": _core},
    Country: {"short_genitive": _genitive("short_name"), "full_genitive": _genitive("full_name")},
    Region: _OF_TERRITORY,
    District: _OF_TERRITORY,
    City: _OF_PLACE,
    ForeignTown: {"genitive": _genitive("name")},
    Settlement: _OF_PLACE,
    Agreement: {},
}
