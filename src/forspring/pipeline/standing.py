"""Which findings stand: those about the deliveries whose rows count now.

A whole delivery of a file replaces all that was told of the file before; one that is held, or that covers a part, stands
beside what was there; one that was sent again is the delivery that it repeats. What was found in a delivery that has
been replaced was mended, or is told again by the one that replaced it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as csv

from forspring.sources.deliveries import Scope

HELD, JUMPED = "delivery_held", "profile_jump"
WHOLE = ("full", str(Scope()))
FILE = "findings.csv"
KINDS = csv.ConvertOptions(
    column_types={"delivery": pa.date32(), "row": pa.int64(), "field": pa.string()},
    strings_can_be_null=False,
    null_values=[""],
)


def read(result: Path) -> pa.Table:
    """The findings that a run wrote; a row or day that it does not know is null, a text is blank."""
    return csv.read_csv(result / FILE, convert_options=KINDS)


def standing(findings: pa.Table, deliveries: Sequence[Sequence[str]], as_of: str) -> pa.ChunkedArray:
    """Whether each finding stands; `deliveries` as a run's record names them: source, day, file, digest, kind, scope, repeats."""
    told = [one for one in deliveries if one[1] <= as_of]
    days = _days(told, _held(findings))
    newest: dict[str, str] = {}
    for source, day, *_rest in told:
        newest[source] = max(day, newest.get(source, ""))
    day = pc.fill_null(pc.strftime(findings["delivery"], format="%Y-%m-%d"), "")
    file = pc.binary_join_element_wise(findings["source"], findings["file"], "|")
    of_file = pc.is_in(
        pc.binary_join_element_wise(file, day, "|"), pa.array([f"{name}|{one}" for name, ones in days.items() for one in ones])
    )
    of_source = pc.is_in(
        pc.binary_join_element_wise(findings["source"], day, "|"), pa.array([f"{source}|{one}" for source, one in newest.items()])
    )
    is_known = pc.is_in(file, pa.array(list(days)))
    return pc.or_(pc.equal(day, ""), pc.if_else(is_known, of_file, of_source))


def _held(findings: pa.Table) -> set[tuple[str, str, str]]:
    held = findings.filter(pc.equal(findings["code"], HELD)).to_pylist()
    return {(one["source"], one["delivery"].isoformat(), one["file"]) for one in held}


def _days(deliveries: Sequence[Sequence[str]], held: set[tuple[str, str, str]]) -> dict[str, set[str]]:
    """The days of the deliveries that count, by source and file."""
    days: dict[str, set[str]] = defaultdict(set)
    for source, day, file, _digest, kind, scope, repeats in sorted(deliveries, key=lambda one: one[1]):
        name, stands = f"{source}|{file}", day if repeats == "None" else repeats
        if (kind, scope) == WHOLE and (source, day, file) not in held:
            days[name] = set()
        days[name].add(stands)
    return dict(days)
