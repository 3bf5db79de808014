"""What is measured is what is said: stages, the changed delivery, and answers that are or are not the same."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from benchmarks import changed
from benchmarks.measure import FailedError, measured
from benchmarks.rivals.answers import differences, of_forspring, of_rival
from benchmarks.rivals.asked import flows, stock_days
from benchmarks.table import at_most, limited, markdown
from benchmarks.whole import run

OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 1)
TELLS = "import time; print('Læser leverancer …'); time.sleep(.2); print('  novax'); print('Tæller …')"


def test_a_stage_lasts_until_the_next_one_is_told(tmp_path):
    one = run((sys.executable, "-c", TELLS), tmp_path, NOVEMBER, tmp_path, 20)
    assert list(one.stages) == ["start", "read", "count"]
    assert one.stages["read"] >= 0.2
    assert one.of("start", "read", "count") == pytest.approx(one.seconds)
    assert one.peak > 1_000_000


def test_a_program_that_fails_is_told_with_its_last_words():
    with pytest.raises(FailedError, match="no such"):
        measured((sys.executable, "-c", "raise SystemExit('no such')"), 20)


def test_a_program_that_takes_too_long_is_stopped():
    with pytest.raises(FailedError, match="at most"):
        measured((sys.executable, "-c", "import time; time.sleep(30)"), 0.5)


def test_two_rows_in_a_hundred_are_changed(tmp_path):
    file = tmp_path / "novax" / OCTOBER.isoformat() / "kontakter.csv"
    file.parent.mkdir(parents=True)
    file.write_text("Id;Dato\n" + "".join(f"{n};01-10-2026\n" for n in range(200)), encoding="utf-8")
    assert changed.deliver(tmp_path, OCTOBER, NOVEMBER) == 4
    following = (tmp_path / "novax" / NOVEMBER.isoformat() / "kontakter.csv").read_text(encoding="utf-8").splitlines()
    assert len(following) == 199
    assert [line for line in following if ";28-" in line] == ["50;28-10-2026", "150;28-10-2026"]


def test_a_cell_that_differs_or_lacks_is_told(tmp_path):
    ours, theirs = tmp_path / "figures-internal.csv", tmp_path / "answers.csv"
    ours.write_text(
        "indicator,period,dimension,member,measure,value,part,whole,status\n"
        "courses_started,2025,,,count,7,,,ok\ncourses_started,2025,unit,FAM,count,7,,,ok\nassessed_24h,2025,,,share,0.5,1,2,ok\n",
        encoding="utf-8",
    )
    theirs.write_text(
        "indicator,period,dimension,member,count,part,whole,median,n,n_open\ncourses_started,2025,,,8,,,,,\nassessed_24h,2025,,,,1,2,,,\n",
        encoding="utf-8",
    )
    assert differences(of_forspring(ours), of_rival(theirs)) == ["courses_started 2025   count: ours 7.0, theirs 8.0"]


def test_periods_end_at_the_as_of_day():
    assert flows(2026, date(2026, 2, 10)) == [
        ("2026", date(2026, 1, 1), date(2026, 2, 10)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 2, 10)),
        ("2026-01", date(2026, 1, 1), date(2026, 1, 31)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 10)),
    ]
    assert [name for name, _, _ in stock_days(2025, date(2026, 2, 10))] == ["2025-12-31", "2026-02-10"]


def test_an_aim_is_reached_up_to_its_limit():
    assert limited("run", 7.0, 0.5, 8, 3).is_reached
    assert not limited("run", 7.1, 0.5, 8, 3).is_reached
    assert "**missed**" in markdown([at_most("again", "2 s", 25, 20, " %")])
