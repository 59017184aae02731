from hypothesis import given
from hypothesis import strategies as st

from db.positions import GAP, spread, with_room


def test_a_new_last_item_leaves_the_others_where_they_are() -> None:
    assert with_room([GAP, 2 * GAP], 2) == [GAP, 2 * GAP, 3 * GAP]


def test_a_new_first_item_leaves_the_others_where_they_are() -> None:
    assert with_room([GAP], 0) == [0, GAP]


def test_an_item_between_two_takes_the_middle() -> None:
    assert with_room([10, 20], 1) == [10, 15, 20]


def test_a_list_without_room_is_spread_anew() -> None:
    assert with_room([7, 8], 1) == spread(3)


@given(st.lists(st.integers(0, 10_000), max_size=60))
def test_positions_stay_in_order_wherever_items_are_put_in(places: list[int]) -> None:
    positions: list[int] = []
    for place in places:
        positions = with_room(positions, place % (len(positions) + 1))
    assert positions == sorted(set(positions))
    assert len(positions) == len(places)
