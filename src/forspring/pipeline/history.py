"""Everything that was ever delivered: read once, kept in the data folder, and remembered by a ledger.

A run adds what is new in the folder of deliveries. The ledger lets a later question be answered from the data
folder alone, whether the deliveries still lie where they lay or not.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from forspring.identity import Store, obtain
from forspring.kernel.errors import WrongUseError
from forspring.kernel.progress import Told
from forspring.kernel.texts import _
from forspring.pipeline.order import Order
from forspring.pipeline.storage import told_plainly
from forspring.sources import declaring, deliveries, reader
from forspring.sources.declaration import Source
from forspring.sources.deliveries import Delivered, Found, Noticed, Scope
from forspring.sources.reader import Read
from forspring.warehouse import AT_A_TIME, DuckWarehouse

READ, IDENTITY, KEY, LEDGER, DIGESTS = "read", "identity", "identity.key", "ledger.json", "digests.json"


@dataclass(frozen=True)
class History:
    """The files delivered so far, read; and the store that knows who they are about."""

    declared: tuple[Source, ...]
    reads: tuple[Read, ...]
    noticed: tuple[Noticed, ...]
    store: Store

    def sources(self, as_of: date) -> tuple[tuple[str, date], ...]:
        """The newest delivery of each source on or before the day."""
        newest: dict[str, date] = {}
        for read in self.reads:
            if read.delivered.delivered_on <= as_of:
                newest[read.delivered.source] = max(read.delivered.delivered_on, newest.get(read.delivered.source, date.min))
        return tuple(sorted(newest.items()))


@dataclass(frozen=True)
class Delivery:
    """What lies in the folder of deliveries, found but not yet read, and how it is declared."""

    declared: tuple[Source, ...]
    found: Found

    @property
    def identity(self) -> list[list[str]]:
        """What tells one folder of deliveries from another: each file, its bytes and what it speaks for."""
        return [
            [one.source, one.delivered_on.isoformat(), one.declaration.name, one.digest, one.kind, str(one.scope), str(one.repeats)]
            for one in self.found.delivered
        ]


def found(order: Order) -> Delivery:
    """What was delivered; a file that has not been touched is not read for it."""
    declared = declaring.declarations(order.sources)
    return Delivery(declared, deliveries.find(order.deliveries, declared, order.data / DIGESTS))


def opened(order: Order, delivery: Delivery, told: Told) -> History:
    """Read what has not been read before and remember all of it."""
    store, secret = _store(order.data)
    with told_plainly(order.data):
        (order.data / READ).mkdir(parents=True, exist_ok=True)
    reads = _read_all(delivery.found.delivered, delivery.declared, order.data, store, secret, told)
    _remember(order, reads, delivery.found.noticed)
    return History(delivery.declared, reads, delivery.found.noticed, store)


def remembered(data: Path) -> tuple[History, Path | None]:
    """The history as the last run left it, and the folder of the municipality's own layouts."""
    ledger = data / LEDGER
    if not ledger.exists():
        raise WrongUseError(
            _("{data} husker ingen leverancer. Kør »forspring run« først, eller angiv mappen med --data.").format(data=data)
        )
    told = json.loads(ledger.read_text(encoding="utf-8"))
    own = Path(told["sources"]) if told["sources"] else None
    declared = declaring.declarations(own)
    store, _secret = _store(data)
    reads = tuple(_recalled(one, declared, data) for one in told["reads"])
    noticed = tuple(Noticed(**{**one, "delivered_on": _day(one["delivered_on"])}) for one in told["noticed"])
    return History(declared, reads, noticed, store), own


def identities(data: Path) -> Store:
    """The identity store of the data folder."""
    return _store(data)[0]


def _store(data: Path) -> tuple[Store, str]:
    key = obtain(data / KEY, os.environ)
    return Store.open(data / IDENTITY, key), sha256(b"rows" + key).hexdigest()


def _read_all(
    files: Sequence[Delivered], declared: Iterable[Source], data: Path, store: Store, secret: str, told: Told
) -> tuple[Read, ...]:
    """Read the files, two at a time: a small file keeps one core busy with planning."""

    def done(one: Delivered) -> None:
        told.step(f"{one.source} {one.delivered_on:%d-%m-%Y} {one.declaration.name}")

    told.stage(_("Læser leverancer"), len(files))
    engines = [DuckWarehouse() for _number in range(AT_A_TIME)]
    try:
        return reader.read_all(files, declared, engines, store, data / READ, secret, done)
    finally:
        for engine in engines:
            engine.close()


def _remember(order: Order, reads: Sequence[Read], noticed: Sequence[Noticed]) -> None:
    told = {
        "sources": str(order.sources.resolve()) if order.sources else "",
        "reads": [_written(read) for read in reads],
        "noticed": [asdict(one) for one in noticed],
    }
    text = json.dumps(told, ensure_ascii=False, indent=1, default=str)
    with told_plainly(order.data):
        draft = order.data / f".{LEDGER}"
        draft.write_text(text, encoding="utf-8")
        draft.replace(order.data / LEDGER)


def _written(read: Read) -> dict[str, Any]:
    one = read.delivered
    return {
        "source": one.source,
        "delivered_on": one.delivered_on,
        "file": read.file,
        "path": str(one.path),
        "member": one.member,
        "digest": one.digest,
        "kind": one.kind,
        "scope": asdict(one.scope),
        "note_is_readable": one.note_is_readable,
        "repeats": one.repeats,
        "key": read.key,
    }


def _recalled(told: Mapping[str, Any], declared: Iterable[Source], data: Path) -> Read:
    day = date.fromisoformat(told["delivered_on"])
    (source,) = (source for source in declared if source.name == told["source"])
    (file,) = (file for file in source.files_on(day) if file.name == told["file"])
    scope = Scope(_day(told["scope"]["first_day"]), _day(told["scope"]["last_day"]), tuple(told["scope"]["units"]))
    delivered = Delivered(
        told["source"],
        day,
        file,
        Path(told["path"]),
        told["member"],
        told["digest"],
        told["kind"],
        scope,
        told["note_is_readable"],
        _day(told["repeats"]),
    )
    folder = data / READ / told["key"]
    return Read(delivered, file, told["key"], folder, json.loads((folder / "account.json").read_text(encoding="utf-8")))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
