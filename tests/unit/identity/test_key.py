"""The key comes from the environment or from a file that only its owner may read."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from forspring.identity import obtain
from forspring.kernel.errors import IdentityError


def test_the_environment_comes_first(tmp_path: Path) -> None:
    key = bytes(range(32))
    assert obtain(tmp_path / "key", {"FORSPRING_KEY": base64.b64encode(key).decode()}) == key
    assert not (tmp_path / "key").exists()


def test_a_key_file_is_made_the_first_time_and_read_the_next(tmp_path: Path) -> None:
    made = obtain(tmp_path / "safe" / "key", {})
    assert len(made) == 32
    assert (tmp_path / "safe" / "key").stat().st_mode & 0o777 == 0o600
    assert obtain(tmp_path / "safe" / "key", {}) == made


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    obtain(tmp_path / "key", {})
    (tmp_path / "key").chmod(0o640)
    with pytest.raises(IdentityError, match="chmod 600"):
        obtain(tmp_path / "key", {})


@pytest.mark.parametrize("written", ["kort", "æøå", base64.b64encode(bytes(16)).decode()])
def test_a_malformed_key_is_told_without_showing_it(tmp_path: Path, written: str) -> None:
    with pytest.raises(IdentityError, match="base64") as told:
        obtain(tmp_path / "key", {"FORSPRING_KEY": written})
    assert written not in str(told.value)
