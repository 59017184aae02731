from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.received import Recipient


@pytest.fixture
def recipient(tmp_path: Path) -> Iterator[Recipient]:
    """A store of its own that receives reports."""
    recipient = Recipient(tmp_path)
    yield recipient
    recipient.store.close()
