"""Children and families through masks against counting them one by one, on random courses, moves and births."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, timedelta

import pyarrow as pa
import pytest

from forspring.indicators import frame, periods
from forspring.indicators.catalogue import catalogue
from forspring.indicators.steps import STEPS
from forspring.kernel.dates import begins_at, completed_years, days
from forspring.model.step import needed
from forspring.model.tables import ALL, Type
from forspring.warehouse import DuckWarehouse

AS_OF, FIRST = date(2025, 8, 20), date(2021, 3, 1)
BANDS = {0: "0-2", 3: "3-5", 6: "6-11", 12: "12-15", 16: "16-17", 18: "18-22"}
KINDS = {
    Type.DATE: pa.date32(),
    Type.TEXT: pa.string(),
    Type.TRUTH: pa.bool_(),
    Type.WHOLE: pa.int64(),
    Type.REAL: pa.float64(),
    Type.MOMENT: pa.timestamp("us"),
}
Row = dict[str, object]


def town(seed: int) -> dict[str, list[Row]]:
    """Sixty people, some born late or grown up, with courses, moves of district and of family."""
    draw = random.Random(seed)
    some_day = lambda: FIRST + timedelta(days=draw.randrange((AS_OF - FIRST).days + 30))  # noqa: E731
    people = [f"p{number}" for number in range(60)]
    births = {
        person: draw.choice([None, date(2000 + draw.randrange(25), draw.randrange(1, 13), draw.randrange(1, 29)), date(2016, 2, 29)])
        for person in people
    }
    courses = []
    for number in range(150):
        start = some_day()
        ended, known = draw.choice(
            [(None, None), (start + timedelta(days=draw.randrange(500)), None), (None, start + timedelta(days=draw.randrange(-5, 90)))]
        )
        courses.append(
            {
                "course": f"c{number}",
                "person": draw.choice(people),
                "activity": draw.choice("ab"),
                "started_on": start,
                "last_day": ended,
                "known_until": known,
            }
        )
    moves = [
        {"person": person, "from_on": day, "district": draw.choice("NS")}
        for person in people
        for day in {some_day(), FIRST}
        if draw.random() < 0.7
    ]
    kin = [
        {"person": person, "from_on": day, "address": draw.choice("XYZW")}
        for person in people
        for day in {some_day(), FIRST}
        if draw.random() < 0.7
    ]
    return {
        "people": [{"person": person, "birth_on": births[person], "sex": "K", "is_unborn": False} for person in people],
        "courses": courses,
        "residences": moves,
        "kinship": kin,
    }


def by_hand(town: dict[str, list[Row]], span: periods.Span) -> dict[tuple[str, str, str], int]:
    """The counts of a period: one child and day at a time."""
    births = {row["person"]: row["birth_on"] for row in town["people"]}
    cells: dict[tuple[str, str, str], set[object]] = defaultdict(set)
    touches: dict[object, list[tuple[date, date, object]]] = defaultdict(list)
    for row in town["courses"]:
        last = min(row["last_day"] or row["known_until"] or AS_OF, AS_OF)
        first, last = max(row["started_on"], span.start_on), min(last, span.last_day)
        if row["started_on"] <= AS_OF and first <= last:
            touches[row["person"]].append((first, last, row["activity"]))
    for person, found in touches.items():
        day, seen = min(found)[0], max(last for _, last, _ in found)
        born = births[person]
        age = None if born is None else completed_years(born, day)
        if age is not None and not (born <= day and age <= 22):
            continue
        home = _newest(town["residences"], person, day, "district") or "ukendt"
        family = _newest(town["kinship"], person, seen, "address") or person
        band = "ukendt" if age is None else BANDS[max(start for start in BANDS if start <= age)]
        for cell, counted in {
            ("children", "", ""): person,
            ("children", "age_band", band): person,
            ("children", "district", home): person,
            ("families", "", ""): family,
        }.items():
            cells[cell].add(counted)
        for _, _, activity in found:
            cells["children", "activity", activity].add(person)
            cells["families", "activity", activity].add(family)
    return {cell: len(members) for cell, members in cells.items()}


def _newest(rows: list[Row], person: object, day: date, column: str) -> object:
    dated = [(row["from_on"], row[column]) for row in rows if row["person"] == person and row["from_on"] <= day]
    return max(dated)[1] if dated else None


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_masks_count_as_one_would_by_hand(seed):
    drawn = town(seed)
    found = counted(drawn)
    for span in periods.spans(AS_OF, FIRST):
        expected = by_hand(drawn, span)
        assert {cell: value for (period, *cell), value in found.items() if period == span.period for cell in [tuple(cell)]} == expected, (
            span
        )


def counted(drawn: dict[str, list[Row]]) -> dict[tuple[str, str, str, str], float]:
    """The same by the product: (period, what, dimension, member) → count."""
    engine = DuckWarehouse(threads=1)
    for name in ("people", "courses", "residences", "kinship"):
        schema = pa.schema([(column.name, KINDS[column.type]) for column in ALL[name].columns])
        engine.load(name, pa.Table.from_pylist([{each: row.get(each) for each in schema.names} for row in drawn[name]], schema=schema))
    every_day = list(days(date(2000, 1, 1), date(2027, 1, 1)))
    engine.load(
        "calendar",
        pa.table({"day": pa.array(every_day, pa.date32()), "begins_at": pa.array(map(begins_at, every_day), pa.timestamp("us"))}),
    )
    plan = frame.plan([catalogue()[name] for name in ("children_active", "children_reached", "families_active", "families_reached")])
    for name, table in {**periods.tables(AS_OF, FIRST), **plan.tables}.items():
        engine.load(name, table)
    for step in needed(STEPS, plan.statements):
        engine.create(step.name, step.select, {"as_of": AS_OF})
    rows = [row for select in plan.statements for row in engine.arrow(select, {"as_of": AS_OF}).to_pylist()]
    engine.close()
    return {
        (row["period"], row["indicator"].split("_")[0], row["dimension"], row["member"]): row["value"]
        for row in rows
        if row["dimension"] in {"", "activity"}
        or (row["dimension"] in {"age_band", "district"} and row["indicator"].startswith("children"))
    }
