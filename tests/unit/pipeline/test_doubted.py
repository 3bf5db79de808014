"""Which findings stand, and which deliveries a person must look at."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest

from forspring.pipeline import decisions, doubted
from forspring.pipeline.standing import read, standing
from forspring.sources.deliveries import Scope

WHOLE, PART = str(Scope()), str(Scope(first_day=date(2026, 10, 1)))
HEADER = "code,severity,source,delivery,file,row,field,message"
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)


def delivered(day, kind="full", scope=WHOLE, repeats="None", file="dubu_sager"):
    return ["dubu", day, file, "abc", kind, scope, repeats]


def found(*lines):
    rows = [dict(zip(("code", "delivery", "file"), line.split(), strict=True)) for line in lines]
    day = [date.fromisoformat(row["delivery"]) if row["delivery"] != "-" else None for row in rows]
    return pa.table(
        {
            "code": [row["code"] for row in rows],
            "source": ["dubu"] * len(rows),
            "delivery": pa.array(day, pa.date32()),
            "file": [row["file"] for row in rows],
        }
    )


AUGUST, SEPTEMBER, OCTOBER = "2026-08-31", "2026-09-30", "2026-10-31"
THREE = found(*(f"x {day} dubu_sager" for day in (AUGUST, SEPTEMBER, OCTOBER)))


@pytest.mark.parametrize(
    ("last", "stand"),
    [
        (delivered(OCTOBER), [False, False, True]),
        (delivered(OCTOBER, scope=PART), [False, True, True]),
        (delivered(OCTOBER, kind="delta"), [False, True, True]),
        (delivered(OCTOBER, repeats=AUGUST), [True, False, False]),
        (delivered("2026-11-30"), [False, True, False]),
    ],
    ids=["a whole delivery replaces", "a part stands beside", "changes stand beside", "sent again is what it repeats", "not yet known"],
)
def test_the_findings_that_stand_are_those_of_the_deliveries_that_count(last, stand):
    assert standing(THREE, [delivered(AUGUST), delivered(SEPTEMBER), last], OCTOBER).to_pylist() == stand


def test_what_a_held_delivery_would_replace_stands_beside_it():
    told = found(f"x {SEPTEMBER} dubu_sager", f"delivery_held {OCTOBER} dubu_sager")
    assert standing(told, [delivered(SEPTEMBER), delivered(OCTOBER)], OCTOBER).to_pylist() == [True, True]


def test_what_is_about_no_known_file_stands_with_the_newest_delivery_of_its_source():
    told = found(f"unknown_file {SEPTEMBER} løst", f"unknown_file {OCTOBER} løst", "unknown_folder - løst")
    assert standing(told, [delivered(SEPTEMBER), delivered(OCTOBER)], OCTOBER).to_pylist() == [False, True, True]


@pytest.fixture
def data(tmp_path):
    """A data folder whose newest run held one delivery and saw two codes jump in another."""
    result = tmp_path / "results" / "abc"
    result.mkdir(parents=True)
    (tmp_path / "latest").write_text("abc")
    deliveries = [delivered(day, file=file) for day in (SEPTEMBER, OCTOBER) for file in ("dubu_sager", "dubu_ydelser")]
    (result / "record.json").write_text(json.dumps({"deliveries": deliveries, "as_of": OCTOBER}))
    lines = [
        HEADER,
        f"delivery_held,mend,dubu,{OCTOBER},dubu_sager,,,Filen har 3 rækker.",
        f"profile_jump,mend,dubu,{OCTOBER},dubu_ydelser,,Type,A er gået fra 10 % til 80 %",
        f"profile_jump,mend,dubu,{OCTOBER},dubu_ydelser,,Type,B er gået fra 80 % til 10 %",
        f"profile_jump,mend,dubu,{SEPTEMBER},dubu_ydelser,,Type,C er gået fra 10 % til 80 %",
        f"blank_field,note,dubu,{OCTOBER},dubu_ydelser,7,,Er tomt.",
    ]
    (result / "findings.csv").write_text("\n".join(lines) + "\n")
    return tmp_path


def test_a_delivery_is_told_once_with_all_that_is_said_of_it(data):
    assert [(one.code, one.file, len(one.sentences)) for one in doubted.newest(data)] == [
        ("delivery_held", "dubu_sager", 1),
        ("profile_jump", "dubu_ydelser", 2),
    ]


def test_a_confirmed_delivery_is_the_one_that_the_command_confirms(data):
    held, _jump = doubted.newest(data)
    doubted.confirm(data, held, "Sagerne er lukket.", "data", AT)
    (decision,) = decisions.read(data)
    assert (decision.kind, decision.about) == ("confirm_delivery", {"source": "dubu", "delivery": OCTOBER, "file": "dubu_sager"})
    assert doubted.newest(data)[0].decision == decision


def test_a_jump_freezes_until_it_is_confirmed(data):
    result = data / "results" / "abc"
    assert [source for source, _sentence in doubted.jumped(data, result)] == ["dubu", "dubu"]
    doubted.confirm(data, doubted.newest(data)[1], "Nye koder fra oktober.", "data", AT)
    assert doubted.jumped(data, result) == []


def test_without_a_run_there_is_nothing_to_look_at(tmp_path):
    assert doubted.newest(tmp_path) == ()


def test_a_finding_that_knows_no_row_is_read_with_none(data):
    told = read(data / "results" / "abc")
    assert told["row"].to_pylist() == [None, None, None, None, 7]
    assert told["field"].null_count == 0
