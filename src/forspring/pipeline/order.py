"""What a run is asked to do, and the key that makes two runs the same run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from forspring import __version__
from forspring.kernel.texts import language

PACKAGE = Path(__file__).parent.parent
OF_THE_DAY, OF_TODAY = "day", "today"


@dataclass(frozen=True)
class Order:
    """A run: which deliveries, as known on which day, in which organisation, with whose layouts and data folder."""

    deliveries: Path
    as_of: date
    data: Path
    sources: Path | None = None
    organisation: str = OF_THE_DAY
    engine: str = "duckdb"
    municipality: str = ""


def key(order: Order, delivered: Sequence[Sequence[str]], decided: str, published: str) -> str:
    """The key of a run: the same deliveries, day, law, code, choices and decisions give the same key."""
    parts = [
        [list(one) for one in delivered],
        order.as_of.isoformat(),
        order.organisation,
        order.engine,
        order.municipality,
        _folder_digest(order.sources) if order.sources else "",
        code_digest(),
        language(),
        decided,
        published,
    ]
    return sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:24]


@cache
def code_digest() -> str:
    """A digest of the code and the law that it ships: every file of the package that is not a cache."""
    return f"{__version__}-{_folder_digest(PACKAGE)[:12]}"


def _folder_digest(folder: Path) -> str:
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
