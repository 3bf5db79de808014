"""No civil number, name or address of anyone leaves the identity store."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path

import pyarrow.parquet as pq

from tests.integration.conftest import AS_OF

CIVIL_NUMBER = re.compile(rb"(?<![0-9a-fA-F])(?:[0-3]\d|[67]\d)(?:0[1-9]|1[0-2])\d{2}-?\d{4}(?![0-9a-fA-F])")


def _identities(deliveries: Path) -> tuple[set[bytes], set[bytes]]:
    """The civil numbers (both spellings) and the names of the civil register."""
    numbers, names = set(), set()
    for path in deliveries.glob("cpr/*/*"):
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
        for row in csv.DictReader(text.splitlines(), delimiter=";" if ";" in text.splitlines()[0] else ","):
            digits = re.sub(r"\D", "", row.get("CPR-nr.") or "")
            if len(digits) == 10:
                numbers |= {digits.encode(), f"{digits[:6]}-{digits[6:]}".encode()}
            if row.get("Navn"):
                names.add(row["Navn"].encode())
    return numbers, names


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
    numbers, names = _identities(small)
    assert len(numbers) > 500
    assert len(names) > 300
    answer = command("run", small, "--as-of", AS_OF, "--out", tmp_path / "overblik", "--internal")
    printed = (answer.stdout + answer.stderr).encode()
    data = undisturbed.parent / "forspring-data"
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
