"""The identity store keeps what it is given, hides it, and says in Danish when it cannot be opened."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from forspring.identity import MENTIONS, Store
from forspring.kernel.errors import IdentityError, StorageError

KEY, OTHER_KEY = bytes(range(32)), bytes(32)
NUMBER = "0101104321"


def _mentions() -> pa.Table:
    row = dict.fromkeys(MENTIONS.names) | {
        "mention": 0,
        "first_row": 2,
        "digits": NUMBER,
        "number": NUMBER,
        "birth_on": date(2010, 1, 1),
        "name": "Ida Holm",
    }
    return pa.Table.from_pylist([row], schema=MENTIONS)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store.open(tmp_path / "identity", KEY)
    opened.write("d1", _mentions())
    return opened


def _file(store: Store) -> Path:
    return store.folder / "d1.identity"


def test_what_is_written_is_read_back(store: Store) -> None:
    assert store.has("d1")
    assert store.read("d1").equals(_mentions())


def test_nothing_readable_lies_on_the_disk(store: Store) -> None:
    kept = _file(store).read_bytes()
    assert NUMBER.encode() not in kept
    assert b"Holm" not in kept


def test_only_the_owner_may_read_the_files(store: Store) -> None:
    assert _file(store).stat().st_mode & 0o777 == 0o600
    assert store.folder.stat().st_mode & 0o777 == 0o700


def test_a_wrong_key_is_told_as_a_sentence(store: Store) -> None:
    with pytest.raises(IdentityError, match="anden nøgle"):
        Store.open(store.folder, OTHER_KEY).read("d1")


@pytest.mark.parametrize("place", [0, 30, -1])
def test_a_changed_byte_is_damage(store: Store, place: int) -> None:
    kept = bytearray(_file(store).read_bytes())
    kept[place] ^= 1
    _file(store).write_bytes(kept)
    with pytest.raises(IdentityError, match="beskadiget"):
        store.read("d1")


def test_a_cut_file_is_damage(store: Store) -> None:
    _file(store).write_bytes(_file(store).read_bytes()[:20])
    with pytest.raises(IdentityError, match="beskadiget"):
        store.read("d1")


def test_a_file_passed_off_as_another_is_damage(store: Store) -> None:
    _file(store).rename(store.folder / "d2.identity")
    with pytest.raises(IdentityError, match="beskadiget"):
        store.read("d2")


def test_a_missing_file_is_told_as_a_sentence(store: Store) -> None:
    with pytest.raises(IdentityError, match="kan ikke læses"):
        store.read("d3")


def test_a_file_that_cannot_be_written_is_told_and_leaves_the_good_one(store: Store) -> None:
    (store.folder / "d1.identity.part").mkdir()
    with pytest.raises(StorageError, match="kan ikke skrives"):
        store.write("d1", _mentions())
    assert store.read("d1").equals(_mentions())


def test_the_store_does_not_show_its_key(store: Store) -> None:
    assert str(KEY) not in repr(store)
    assert repr(KEY)[2:-1] not in str(store)


def test_what_is_forgotten_is_gone(store: Store) -> None:
    store.forget("d1")
    assert not store.has("d1")
    assert list(store.folder.iterdir()) == []
