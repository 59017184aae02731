from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from db.entities import Field, Texts
from desktop.report.matching import Pair, are_strangers, by_id, match

LADDER = Texts(
    "Участие в конкурсе чтецов «Лесенка»",
    "г. Орша",
    "5 мая 2026 года",
    "Чтение стихов о реке и лесе, награждение победителей",
    "Школьники Орши и Рудни",
)
BRIDGE = replace(LADDER, title="Участие в конкурсе чтецов «Мостик»")
FAIR = Texts("XII ярмарка «Лен»", "г. Велиж", "7 июня 2026 года", "Торговля льном", "Мастера, 40 человек")


def changed_fields(old: Texts, new: Texts) -> tuple[Field, ...]:
    [pair] = match([old], [new])
    assert (pair.old, pair.new) == (0, 0), "not recognised as the same event"
    return pair.changed


def test_the_same_rows_in_another_order_are_the_same_events() -> None:
    assert match([LADDER, FAIR], [FAIR, LADDER]) == (Pair(1, 0), Pair(0, 1))


def test_a_changed_text_is_named() -> None:
    assert changed_fields(LADDER, replace(LADDER, content="Чтение стихов о реке")) == (Field.CONTENT,)


def test_other_line_breaks_are_a_change_of_the_same_event() -> None:
    assert changed_fields(LADDER, replace(LADDER, place="г.\nОрша")) == (Field.PLACE,)


def test_a_mended_date_leaves_the_event_itself() -> None:
    assert changed_fields(LADDER, replace(LADDER, period="5 мая 2025 года")) == (Field.PERIOD,)


def test_a_mistyped_name_in_the_title_is_mended_where_all_else_agrees() -> None:
    assert changed_fields(LADDER, BRIDGE) == (Field.TITLE,)


def test_titles_that_differ_only_in_the_name_in_quotes_are_two_events() -> None:
    other = replace(BRIDGE, period="12 мая 2026 года")
    assert match([LADDER], [other]) == (Pair(None, 0), Pair(0, None))


def test_titles_that_differ_only_in_the_ordinal_are_two_events() -> None:
    next_year = replace(FAIR, title="XIII ярмарка «Лен»", period="6 июня 2027 года")
    assert match([FAIR], [next_year]) == (Pair(None, 0), Pair(0, None))


def test_equal_rows_are_paired_in_order() -> None:
    assert match([FAIR, FAIR], [FAIR, FAIR, FAIR]) == (Pair(0, 0), Pair(1, 1), Pair(None, 2))


def test_where_one_of_equal_rows_is_gone_the_others_stay_where_they_are() -> None:
    olds, gone = [FAIR, LADDER, FAIR, BRIDGE, FAIR], [LADDER, FAIR, BRIDGE, FAIR]
    assert match(olds, gone) == (Pair(1, 0), Pair(2, 1), Pair(3, 2), Pair(4, 3), Pair(0, None))
    assert match(gone, olds)[:3] == (Pair(None, 0), Pair(0, 1), Pair(1, 2))
    assert match(olds, olds[:-1])[-1] == Pair(4, None)


def test_nothing_is_like_an_empty_row() -> None:
    assert match([Texts()], [FAIR]) == (Pair(None, 0), Pair(0, None))


def test_the_likest_rows_are_paired_first() -> None:
    mended, other = (
        replace(LADDER, content="Чтение стихов"),
        replace(LADDER, content="Песни", place="г. Минск"),
    )
    assert match([other, LADDER], [mended]) == (Pair(1, 0, (Field.CONTENT,)), Pair(0, None))


def test_hundreds_of_other_rows_are_told_apart() -> None:
    old, new = (
        [
            replace(
                FAIR, title=f"{sort} {row}", period=f"{row} мая", place=sort, content=f"{sort} и лен " * 99
            )
            for row in range(300)
        ]
        for sort in ("Пробег", "Заплыв")
    )
    assert all(pair.old is None or pair.new is None for pair in match(old, new))


def test_ids_go_before_texts_however_these_were_rewritten() -> None:
    one, other = UUID(int=1), UUID(int=2)
    known = by_id([one, other], [None, other, one])
    assert known == {1: 1, 2: 0}
    pairs = match([LADDER, FAIR], [LADDER, LADDER, FAIR], known)
    assert [(pair.old, pair.new) for pair in pairs] == [(None, 0), (1, 1), (0, 2)]
    assert pairs[1].changed == tuple(Field)


def test_of_two_rows_with_one_id_the_first_is_the_event() -> None:
    assert by_id([UUID(int=1), None], [None, UUID(int=1), UUID(int=1)]) == {1: 0}


def test_an_edited_event_is_itself_and_one_written_over_it_a_stranger() -> None:
    assert not are_strangers(LADDER, LADDER)
    assert not are_strangers(LADDER, Texts(LADDER.title, period="июнь 2026 года"))
    assert not are_strangers(LADDER, replace(LADDER, title="Концерт", period="июнь 2026 года", place=""))
    assert are_strangers(LADDER, FAIR)
    assert are_strangers(LADDER, replace(FAIR, place=LADDER.place))


def test_among_far_too_many_rows_nothing_is_guessed() -> None:
    old, new = ([replace(FAIR, period=f"{row} {month}") for row in range(700)] for month in ("мая", "июня"))
    assert any(pair.old is not None and pair.new is not None for pair in match(old[:9], new[:9]))
    assert all(pair.old is None or pair.new is None for pair in match(old, new))


texts = st.builds(Texts, *(st.sampled_from(["", "а", "б «В»", "г 1", "д 2"]) for _ in Field))


@given(st.lists(texts, max_size=8), st.lists(texts, max_size=8))
def test_every_event_stands_in_exactly_one_pair(old: list[Texts], new: list[Texts]) -> None:
    pairs = match(old, new)
    assert sorted(pair.old for pair in pairs if pair.old is not None) == list(range(len(old)))
    assert [pair.new for pair in pairs if pair.new is not None] == list(range(len(new)))


@given(st.lists(texts, max_size=8))
def test_a_report_matches_itself_row_by_row(rows: list[Texts]) -> None:
    assert match(rows, rows) == tuple(Pair(place, place) for place in range(len(rows)))
