"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exports import Exports


@pytest.fixture
def exports(tmp_path: Path) -> Iterator[Exports]:
    """An empty folder of deliveries."""
    made = Exports(tmp_path)
    yield made
    made.engine.close()
