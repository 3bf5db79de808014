"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from forspring.kernel.texts import LANGUAGES, speak
from tests.application import as_role, publication
from tests.exports import Exports

__all__ = ["as_role", "publication"]


@pytest.fixture(autouse=True)
def danish(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever language a test chooses is gone when the next one begins."""
    monkeypatch.setenv("LANGUAGE", LANGUAGES[0])
    yield
    speak(LANGUAGES[0])


@pytest.fixture
def exports(tmp_path: Path) -> Iterator[Exports]:
    """An empty folder of deliveries."""
    made = Exports(tmp_path)
    yield made
    made.engine.close()
