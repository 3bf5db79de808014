"""What the engine leaves on the disk, and how it says that the machine does not suffice."""

from __future__ import annotations

from pathlib import Path

import pytest

from forspring.kernel.errors import StorageError
from forspring.warehouse import DuckWarehouse

LITTLE = "50MB"
MUCH = "select md5(cast(range as varchar)) as word from range(5000000)"


def test_an_engine_that_holds_identity_leaves_nothing_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    engine = DuckWarehouse(memory_limit=LITTLE)
    with pytest.raises(StorageError, match="hukommelse"):
        engine.create("much", MUCH)
    engine.close()
    assert not list(tmp_path.rglob("*"))


def test_an_engine_with_a_scratch_folder_finds_room_there(tmp_path: Path) -> None:
    engine = DuckWarehouse(scratch=tmp_path / "scratch", memory_limit=LITTLE)
    engine.create("much", MUCH)
    assert engine.rows("select count(distinct word) from much") == [(5_000_000,)]
    engine.close()
