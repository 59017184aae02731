import pytest

from desktop.report.pasted import cleaned


@pytest.mark.parametrize(
    ("copied", "text"),
    [
        ("Ве\u00adчер\u200b му\u2060зыки\ufeff", "Вечер музыки"),
        ("Вечер\x0bмузыки\x07", "Вечер музыки"),
        ("Вечер\tв  саду", "Вечер в саду"),
        ("г.\u00a0Орша,\u00a0\u00a0сад", "г.\u00a0Орша,\u00a0\u00a0сад"),
        ("Вечер \r\n музыки\r\n", "Вечер музыки"),
        ("Прошел вечер.\r\nСпели песни.\r\n\r\nИ танцы", "Прошел вечер.\nСпели песни.\nИ танцы"),
        ("Были:\n- дети\n- гости", "Были:\n- дети\n- гости"),
        ("Были\n1. дети\n2) гости", "Были\n1. дети\n2) гости"),
        ("Вечер\u2028музыки\u2029и танца", "Вечер музыки и танца"),
        (" и гости ", " и гости "),
        ("", ""),
        ("\r\n", ""),
    ],
)
def test_what_comes_from_elsewhere_is_made_clean(copied: str, text: str) -> None:
    assert cleaned(copied) == text


@pytest.mark.parametrize("text", ["Прошел вечер.\nСпели песни.", "г.\u00a0Орша", "а – б"])
def test_a_clean_text_stays_as_it_is(text: str) -> None:
    assert cleaned(text) == text
