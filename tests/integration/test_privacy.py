"""No civil number, name or address of anyone leaves the identity store."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pyarrow.parquet as pq

from forspring.identity import Store, obtain
from tests.integration.conftest import AS_OF

CIVIL_NUMBER = re.compile(rb"(?<![0-9a-fA-F])(?:[0-3]\d|[67]\d)(?:0[1-9]|1[0-2])\d{2}-?\d{4}(?![0-9a-fA-F])")


def _identities(data: Path) -> tuple[set[bytes], set[bytes]]:
    """The civil numbers (both spellings) and the full names that the identity store holds."""
    store = Store.open(data / "identity", obtain(data / "identity.key", {}))
    numbers, names = set(), set()
    for sealed in (data / "read").iterdir():
        if store.has(sealed.name):
            mentions = store.read(sealed.name)
            for column in ("digits", "mother", "father"):
                numbers |= {form for digits in mentions[column].unique().to_pylist() if digits for form in _spelled(digits)}
            names |= {name.encode() for name in mentions["name"].unique().to_pylist() if name and " " in name}
    return numbers, names


def _spelled(digits: str) -> tuple[bytes, bytes]:
    return digits.encode(), f"{digits[:6]}-{digits[6:]}".encode()


def _contents(path: Path) -> bytes:
    """The bytes of a file as they can be read: Parquet and workbooks unpacked."""
    if path.suffix == ".parquet":
        table = pq.read_table(path)
        return "\n".join(str(column.unique().to_pylist()) for column in table.columns).encode()
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            return b"\n".join(book.read(name) for name in book.namelist())
    return path.read_bytes()


def test_no_output_log_or_database_file_holds_a_civil_number_or_a_name(small, undisturbed, command, tmp_path):
    data = undisturbed.parent / "forspring-data"
    numbers, names = _identities(data)
    assert len(numbers) > 500
    assert len(names) > 300
    answer = command("run", small, "--as-of", AS_OF, "--out", tmp_path / "overblik", "--internal")
    printed = (answer.stdout + answer.stderr).encode()
    files = [path for folder in (undisturbed, data) for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 10
    for name, contents in [("printed", printed), *((str(path.relative_to(undisturbed.parent)), _contents(path)) for path in files)]:
        assert not any(person in contents for person in names), name
        assert not (set(CIVIL_NUMBER.findall(contents)) & numbers), name
        assert not CIVIL_NUMBER.search(name.encode()), name


def test_the_key_of_the_identity_store_is_for_its_owner_alone(undisturbed):
    keys = [path for path in (undisturbed.parent / "forspring-data").rglob("*key*") if path.is_file()]
    assert keys
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in keys)
