"""Whether an event, or a part of it, took place remotely: by video link, online, as a virtual exhibition."""

import re

from db.entities import Field, Texts
from db.folding import fold

_EVENT = (
    r"(?:выставк|экскурси|тур(?![а-я]*нир)|путешеств|прогулк|концерт|встреч|площадк|галере|музе|гостин|мост|урок"
    r"|презентаци|фестивал|конференци|заседани|совещани|лекци|визит|библиотек|просмотр|маршрут|форум|мероприяти)"
)
_REMOTE = re.compile(
    # «дистанционных образовательных технологий» and «дистанционного обучения» are what is spoken of
    r"\b(?:дистанционн\w+\W+(?:\w+\W+)?(?:формат|режим|форм[аеыу]|участи|подключени|связ|встреч|выступлени|этап|тур\b"
    r"|конференци|совещани|заседани|мероприяти|конкурс|олимпиад)\w*"
    r"|дистанционно\b|удал[её]нно\b|удал[её]нн\w+\s+(?:формат|режим|доступ|участи|подключени)\w*"
    r"|видео-?\s?конференц\w*|видео-?конференц\s*-?\s*связ\w*|видео-?(?:связ|мост|концерт|встреч|звон|трансляц)\w*"
    r"|теле-?(?:мост|конференц)\w*|веб-?(?:инар|конференц|трансляц)\w*|вебинар\w*"
    r"|интернет-?(?:конференц|трансляц|конкурс|олимпиад|викторин|встреч|мост|форум|акци)\w*"
    r"|он-?\s?лайн\w*|on-?\s?line|z(?:oom|ум)\b|скайп\w*|skype|сферум\w*|яндекс\s?\.?\s?телемост\w*"
    rf"|виртуальн\w+(?:\s+\w+)?\s+{_EVENT}\w*|(?:смешанн|гибридн|комбинированн)\w+\s+(?:формат|режим|форм)\w*)",
    re.IGNORECASE,
)
_LINK = re.compile(r"\bВКС\b(?!\s+(?:Росси|РФ|Вооруж))")  # the same letters name a branch of the army
_SITE = re.compile(
    r"\b(?:сайт|портал|соц(?:иальн\w+\s+)?сет|интернет|youtube|вконтакте|telegram|телеграм|www\.|https?:)",
    re.IGNORECASE,
)


def is_remote(texts: Texts) -> bool:
    """Whether the texts say so of any part of the event; a site counts where it is the place."""
    whole = fold("\n".join((texts.title, texts.place, texts.content, texts.participants)))
    return bool(_REMOTE.search(whole) or _LINK.search(whole) or _SITE.search(fold(texts[Field.PLACE])))
