"""Files made worse by chance are read or refused in one sentence: quickly, in little memory, nothing kept."""

import pytest

from tests.fuzz.__main__ import fed, told
from tests.fuzz.mutants import mutant
from tests.fuzz.seeds import SEEDS

COUNT = 300  # of each format; make fuzz feeds more
FEW = {".doc": 60}  # read by the reader of .docx


@pytest.mark.parametrize("ending", SEEDS)
def test_mutants_do_no_harm(ending: str) -> None:
    ran = fed(ending, 0, FEW.get(ending, COUNT))
    assert ran.returncode == 0, told(ran)
    assert ran.stderr == ""


def test_a_mutant_is_the_same_for_ever_and_seldom_what_it_was() -> None:
    content = bytes(range(256)) * 20
    mutants = [mutant(content, number) for number in range(50)]
    assert mutants == [mutant(content, number) for number in range(50)]
    assert mutants.count(content) < 10
