from desktop.report.near_words import Near, WordTree, near_words


def found(word: str, *words: str, farthest: float = 1.0) -> list[str]:
    tree = WordTree()
    tree.add(words)
    return [near.word for near in sorted(near_words(word, tree, farthest))]


def test_a_tree_knows_the_words_that_were_added() -> None:
    tree = WordTree()
    tree.add(["бал", "балет"])
    tree.add(["балет", "хор"])
    assert all(word in tree for word in ("бал", "балет", "хор"))
    assert "бале" not in tree


def test_the_word_itself_is_nearest() -> None:
    assert found("балет", "билет", "балет", "буклет") == ["балет", "билет"]


def test_every_slip_has_its_price() -> None:
    slips = {
        "балит": 0.5,
        "баллет": 0.4,
        "алет": 1.1,
        "блает": 0.6,
        "балетт": 0.4,
        "балеь": 0.8,
        "балет": 0.0,
    }
    tree = WordTree()
    tree.add(["балет"])
    for slip, price in slips.items():
        assert [Near(round(near.distance, 2), near.word) for near in near_words(slip, tree, 2.0)] == [
            Near(price, "балет")
        ]


def test_what_is_too_far_is_left_out() -> None:
    assert found("фильм", "балет") == []
    assert found("билед", "балет") == []
    assert found("билед", "балет", farthest=2.0) == ["балет"]
