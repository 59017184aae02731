"""Documents that were signed at an event, in invented sentences; and those of which the texts only speak."""

from datetime import date

import pytest

from db.entities import Period, Span, Texts
from desktop.report.signed import (
    AGREEMENT,
    CONTRACT,
    INTENTIONS,
    PLAN_OF_EVENTS,
    PLAN_OF_WORK,
    ROAD_MAP,
    read_signed,
)


def kinds(**texts: str) -> list[str]:
    return [document.kind for document in read_signed(Texts(**texts), None)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Подписано соглашение о сотрудничестве", [AGREEMENT]),
        ("Подписан договор о дружбе", [CONTRACT]),
        ("По итогам встречи подписан протокол о намерениях", [INTENTIONS]),
        ("Стороны подписали дорожную карту", [ROAD_MAP]),
        ("Подписан перечень мероприятий дорожной карты на год", [ROAD_MAP]),
        ("Подписан план мероприятий («дорожная карта»)", [ROAD_MAP]),
        ("Подписан план совместной работы на 2032 год", [PLAN_OF_WORK]),
        ("Главы подписали план совместных культурных мероприятий", [PLAN_OF_EVENTS]),
        ("Между музеями заключено соглашение", [AGREEMENT]),
        ("Библиотеки заключили договор о книгообмене", [CONTRACT]),
        ("Соглашение о побратимстве подписано главами городов", [AGREEMENT]),
        ("Состоялось подписание соглашения между школами", [AGREEMENT]),
        ("Прошла церемония подписания договора о сотрудничестве", [CONTRACT]),
        ("Встреча завершилась подписанием протокола о намерениях", [INTENTIONS]),
        ("Подписание соглашения о творческих связях", [AGREEMENT]),
        ("Подписаны соглашение о сотрудничестве и план совместной работы", [AGREEMENT, PLAN_OF_WORK]),
        ("Подписаны два соглашения о сотрудничестве", [AGREEMENT, AGREEMENT]),
        ("Заключены 3 договора о поставках", [CONTRACT] * 3),
        ("Было подписано двустороннее межмуниципальное соглашение", [AGREEMENT]),
        ("Подписаны соглашения между городом Велижем и Оршей, Рудней и Лиозно", [AGREEMENT] * 2),
        ("По итогам обсуждения подписано соглашение", [AGREEMENT]),
        ("Руководители поставили подписи под соглашением о дружбе", [AGREEMENT]),
        ("Проведены переговоры. Подписан меморандум о взаимопонимании", ["меморандум"]),
        # not signed there and then
        ("", []),
        ("Мероприятие прошло в рамках подписанного договора", []),
        ("Участие в рамках Соглашения о сотрудничестве от 12.03.2029", []),
        ("Исполнение пунктов договора между музеями", []),
        ("Обсуждение вопросов подписания соглашения", []),
        ("Достигнута договоренность о подписании соглашения", []),
        ("Стороны договорились заключить договор", []),
        ("Планируется подписание дорожной карты", []),
        ("Принято решение разработать план совместных мероприятий", []),
        ("Подготовлен проект соглашения", []),
        ("Подписание открыток ветеранам", []),
        ("Соглашение, которое было подписано годом ранее, выполняется", []),
        ("Встреча к десятилетию подписания договора о дружбе", []),
        ("Обсуждены перспективы заключения соглашения", []),
        ("Заключительный этап конкурса по плану", []),
        ("Участники подписали книгу отзывов", []),
        ("В ближайшее время будет подписано соглашение", []),
        ("Рассмотрен план работы", []),
    ],
)
def test_what_was_signed(content: str, expected: list[str]) -> None:
    assert kinds(content=content) == expected


def test_a_title_tells_of_signing_as_well() -> None:
    assert kinds(title="Подписание Соглашения о сотрудничестве") == [AGREEMENT]
    assert kinds(title="Рабочая встреча по подписанию плана совместных мероприятий") == [PLAN_OF_EVENTS]
    assert kinds(title="Встреча по вопросу подписания договора") == []


def test_what_the_title_and_the_content_say_counts_once() -> None:
    assert kinds(title="Подписание договора", content="Подписан договор между школами") == [CONTRACT]


def test_the_parties_and_the_day_are_read() -> None:
    texts = Texts(content="Подписано соглашение между музеем «Дом (новый)» и Полоцкой библиотекой.")
    day = date(2031, 5, 3)
    (document,) = read_signed(texts, Period((Span(day, day),)))
    assert document.parties == ("музеем «Дом (новый)»", "Полоцкой библиотекой")
    assert document.day == day


def test_the_day_is_open_where_the_event_took_several() -> None:
    period = Period((Span(date(2031, 5, 3), date(2031, 5, 4)),))
    (document,) = read_signed(Texts(content="Подписан договор"), period)
    assert document.day is None
