"""What has left the house: each publication's concealed figures, kept as they were sent.

Whoever reads a new publication may hold all the earlier ones beside it, so disclosure control must know them.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from forspring.pipeline.storage import put_in_place, whole_folder

FOLDER = "publications"
FIGURES = "figures.parquet"


def _places(data: Path) -> Iterator[Path]:
    yield from sorted(path for path in (data / FOLDER).glob("[0-9]*") if path.is_dir())


def earlier(data: Path) -> tuple[pa.Table, ...]:
    """The published figures of every publication so far, oldest first."""
    return tuple(pq.read_table(place / FIGURES) for place in _places(data))


def digest(data: Path) -> str:
    """Which publications there are, for a run's key."""
    return sha256(b"".join(sha256((place / FIGURES).read_bytes()).digest() for place in _places(data))).hexdigest()


def publish(data: Path, result: Path, names: tuple[str, ...]) -> int:
    """Keep a run's published figures for good and give the publication's number; the same figures again are no new one."""
    figures = (result / FIGURES).read_bytes()
    places = list(_places(data))
    for number, place in enumerate(places, start=1):
        if (place / FIGURES).read_bytes() == figures:
            return number
    number = len(places) + 1
    with whole_folder(data / FOLDER / f"{number:05}") as draft:
        put_in_place({name: result / name for name in names}, draft)
    return number
