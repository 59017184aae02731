"""Whether anybody from abroad took part, also where no country is named: «зарубежные гости», «страны СНГ»."""

import re

from db.entities import Field, Texts
from db.folding import fold

# What is foreign although nobody came: a language, a book, an experience, the Russian ministry.
_NOBODY = (
    r"(?:язык|литератур|слов|дел\b|дела\w*|валют|опыт|истори|музык|классик|песн|искусств|кино|театр\w*\s+искусств"
    r"|автор|писател|поэт|композитор|пресс|агент|производств|инвестици|рын|технологи|географи|культур|сказ)"
)
_WHO = (
    r"(?:из|представител\w+|делегаци\w+|участни\w+|гост\w+|студент\w+|обучающ\w+|граждан\w*|жител\w+|команд\w*"
    r"|коллектив\w*|ансамбл\w+|специалист\w+|эксперт\w+|уч[её]ны\w+|спортсмен\w+|посланц\w+|послы|исполнител\w+"
    r"|организаци\w+|город\w*|регион\w*)"
)
_FOREIGN = re.compile(
    rf"\b(?:(?:иностранн|зарубежн)\w+(?!\s+{_NOBODY})|иностран(?:ец|ц|к)\w*"
    r"|зарубежь\w+|из-за\s+рубежа|из\s+СНГ|стран\w*\s+СНГ|провинци(?:я|и|ю|ей)"
    rf"|{_WHO}\s+(?:[\w-]+\s+){{0,5}}?(?:стран|государств)\b"
    r"|посольств\w*|консульств\w*|(?:генеральн|почетн|почётн)\w+\s+консул\w*|полномочн\w+\s+посл?\w+"
    r"|дипломатическ\w+\s+(?:корпус|мисси|представител)\w*|атташе)\b",
    re.IGNORECASE,
)
_ABROAD = re.compile(r"\bза\s+(?:рубежом|границей)\b", re.IGNORECASE)


def has_foreign_party(texts: Texts, *, names_partner: bool) -> bool:
    """Whether the texts name a foreign partner, or anybody or anything from abroad that took part."""
    return names_partner or any(_is_foreign(texts, field) for field in Field if field is not Field.PERIOD)


def _is_foreign(texts: Texts, field: Field) -> bool:
    text = fold(texts[field])
    if _FOREIGN.search(text):
        return True
    return field in (Field.PLACE, Field.PARTICIPANTS) and bool(_ABROAD.search(text))
