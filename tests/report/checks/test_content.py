import pytest

from tests.made.checks import found_in, row

TITLE = "Международный турнир по шашкам «Белая ладья»"
WHO = "Команды г. Рудни и Лиозненского района (Республика Беларусь)"


def found(content: str, code: str, title: str = TITLE, participants: str = WHO) -> bool:
    return bool(found_in(row(title=title, content=content, participants=participants), code))


@pytest.mark.parametrize(
    "content",
    [
        TITLE,
        "Турнир по шашкам",
        "Проведение международного турнира\nпо шашкам",
        "Участие в турнире «Белая ладья»",
        "Турнир по шашкам «Белая ладья», в котором приняли участие команды г. Рудни и Лиозненского района",
        "Проведение мероприятия",
    ],
)
def test_a_content_of_the_words_of_the_title_repeats_it(content: str) -> None:
    assert found(content, "C03")


def test_one_new_word_among_many_says_nothing_new() -> None:
    title = (
        "Участие в собрании по итогам социально-экономического развития Горецкого района "
        "Могилевской области Республики Беларусь за год"
    )
    content = title.replace("собрании", "торжественном собрании")
    assert found(content, "C03", title)


@pytest.mark.parametrize(
    "content",
    [
        "Развитие детского спорта",
        "Сыграно шесть туров турнира по шашкам, победила команда Лиозненского района",
        "Турнир по шашкам завершился вничью",
        "Обмен опытом между командами г. Рудни и Лиозненского района",
        "Участие в соревнованиях, укрепление связей",
        "Показательные партии",
        "",
    ],
)
def test_a_content_that_tells_something_of_its_own_does_not(content: str) -> None:
    assert not found(content, "C03")


@pytest.mark.parametrize(
    "content",
    [
        "Ледовый дворец «Юность»",
        "Лыжно-роллерная трасса спортивного комплекса «Смена»",
        "Стадион",
        "Библиотека имени А.С. Пушкина",
        "г. Рудня, ул. Мира, д. 5",
        "Дом культуры\nпос. Голынки",
        "МБУК «Районный Дом культуры»",
        "Лыжная база «Юность»",
        "Берег реки Вазузы",
        "Центр ремесел «Горница»",
    ],
)
def test_a_venue_is_no_content(content: str) -> None:
    assert found(content, "C04")


@pytest.mark.parametrize(
    "content",
    [
        "Музей открыл новую выставку",
        "Площадь украсили клумбы",
        "Парк для отдыха: посадка деревьев",
        "Музеи договорились об обмене",
        "Дворец спорта. Показательные выступления",
        "Театральная постановка",
        "КВН «Юмор без границ»",
        "Школа вокального мастерства",
        "Площадка молодежных инициатив",
        "Торжественный концерт в музее",
        "Экскурсия по музею",
        "г. Рудня принял гостей",
        "",
    ],
)
def test_what_is_done_at_a_venue_is_one(content: str) -> None:
    assert not found(content, "C04")


@pytest.mark.parametrize(
    "content",
    [
        "Развитие межмузейных связей",
        "Мероприятие проведено с целью развития спорта",
        "Турнир посвящен Дню шашек",
        "В турнире приняли участие команды двух стран",
        "Цель: поддержка одаренных детей",
        "Конкурс проводится в рамках недели спорта",
    ],
)
def test_an_aim_is_no_result(content: str) -> None:
    assert found(content, "C09")


@pytest.mark.parametrize(
    "content",
    [
        "Стороны договорились об обмене выставками",
        "По итогам подписан договор о сотрудничестве",
        "Рассмотрены вопросы туризма",
        "Команда заняла второе место",
        "Лауреат конкурса – хор г. Рудни",
        "Цель: поддержка детей. Проведены мастер-классы",
    ],
)
def test_what_was_done_or_agreed_is_one(content: str) -> None:
    assert not found(content, "C09")


def test_a_signed_document_is_a_result_wherever_it_is_told() -> None:
    assert not found("Развитие связей двух музеев", "C09", title="Подписание договора между музеями")
