"""Why a figure moved: each thing gets one reason, and the reasons add up."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forspring.pipeline.compare import compare
from forspring.warehouse import DuckWarehouse

RECORD = {
    "record": "",
    "file": "dubu_ydelser",
    "person": "P1",
    "case_number": "S1",
    "type": "Konsulentbistand",
    "code": "x",
    "started_on": date(2025, 1, 1),
    "last_day": None,
}
SHAPE = pa.schema([(name, pa.date32() if name.endswith(("_on", "_day")) else pa.string()) for name in (*RECORD, "thing")])
ENGINE = DuckWarehouse(threads=1)
COUNTED = pa.schema([("thing", pa.string()), ("person", pa.string()), ("part", pa.bool_())])


def _compared(before, after, by_child=False, counted_before=None, counted_after=None):
    for side, records, counted in (("before", before, counted_before), ("after", after, counted_after)):
        rows = [{**RECORD, **record, "thing": record.get("thing", record["record"])} for record in records]
        ENGINE.load(f"records_{side}", pa.Table.from_pylist(rows, SHAPE))
        things = [row for row in rows if counted is None or row["thing"] in counted]
        ENGINE.load(
            f"counted_{side}",
            pa.Table.from_pylist([{"thing": row["thing"], "person": row["person"], "part": None} for row in things], COUNTED),
        )
    return compare(ENGINE, by_child=by_child)


def _reasons(comparison):
    return {part.reason: (part.added, part.removed) for part in comparison.parts if part.added or part.removed}


def test_a_record_that_was_not_there_is_new():
    assert _reasons(_compared([], [{"record": "a"}])) == {"new": (1, 0)}


def test_a_record_that_is_gone_has_vanished():
    assert _reasons(_compared([{"record": "a"}], [])) == {"vanished": (0, 1)}


def test_one_that_vanished_and_one_that_appeared_of_the_same_person_case_and_type_is_redated():
    after = [{"record": "b", "started_on": date(2024, 12, 1)}]
    assert _reasons(_compared([{"record": "a"}], after, counted_after=[])) == {"re_dated": (0, 1)}


def test_the_same_but_for_its_type_is_recoded():
    after = [{"record": "b", "type": "Samtaleforløb", "code": "y"}]
    assert _reasons(_compared([{"record": "a"}], after, counted_after=[])) == {"re_coded": (0, 1)}


def test_an_end_that_takes_it_out_of_the_stock_is_ended():
    after = [{"record": "a", "last_day": date(2025, 3, 1)}]
    assert _reasons(_compared([{"record": "a"}], after, counted_after=[])) == {"ended": (0, 1)}


def test_another_person_behind_the_same_record_is_newly_linked():
    assert _reasons(_compared([{"record": "a"}], [{"record": "a", "person": "P2"}], by_child=True)) == {"newly_linked": (1, 1)}


def test_when_nothing_in_the_record_changed_time_has_passed():
    assert _reasons(_compared([{"record": "a"}], [{"record": "a"}], counted_before=[])) == {"time": (1, 0)}


def test_a_child_counts_once_however_many_courses_it_has():
    comparison = _compared([{"record": "a"}], [{"record": "a"}, {"record": "b"}], by_child=True)
    assert (comparison.before, comparison.after, _reasons(comparison)) == (1, 1, {})


def test_a_child_that_is_counted_as_such_has_its_records_reasons():
    for side, rows in (("before", []), ("after", [{**RECORD, "record": "a", "thing": "a"}])):
        ENGINE.load(f"records_{side}", pa.Table.from_pylist(rows, SHAPE))
        counted = [{"thing": row["person"], "person": row["person"], "part": None} for row in rows]
        ENGINE.load(f"counted_{side}", pa.Table.from_pylist(counted, COUNTED))
    assert _reasons(compare(ENGINE, by_child=True)) == {"new": (1, 0)}


records = st.lists(
    st.fixed_dictionaries(
        {
            "record": st.sampled_from("abcdefgh"),
            "person": st.sampled_from(["P1", "P2", None]),
            "case_number": st.sampled_from(["S1", "S2"]),
            "type": st.sampled_from(["x", "y"]),
            "started_on": st.dates(date(2025, 1, 1), date(2025, 1, 4)),
            "last_day": st.none() | st.dates(date(2025, 2, 1), date(2025, 2, 3)),
        }
    ),
    unique_by=lambda record: record["record"],
    max_size=8,
)


@pytest.mark.parametrize("by_child", [False, True])
@settings(max_examples=40, deadline=None)
@given(before=records, after=records, counted=st.sets(st.sampled_from("abcdefgh")))
def test_the_parts_always_add_up(by_child, before, after, counted):
    comparison = _compared(before, after, by_child, counted_before=counted)
    assert comparison.after - comparison.before == sum(part.change for part in comparison.parts)
