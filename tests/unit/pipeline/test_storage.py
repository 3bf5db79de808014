"""Results are written whole or not at all, and decisions for good."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from forspring.kernel.errors import StorageError
from forspring.pipeline import decisions
from forspring.pipeline.decisions import Decision
from forspring.pipeline.storage import only_one, put_in_place, sweep, whole_folder

DECISION = Decision("apart", {"one": "a", "other": "b"}, "kim", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "Tvillinger")


def test_a_folder_appears_when_all_of_it_is_written(tmp_path):
    with whole_folder(tmp_path / "v1") as draft:
        (draft / "tal.csv").write_text("1")
        assert not (tmp_path / "v1").exists()
    assert (tmp_path / "v1" / "tal.csv").read_text() == "1"


def test_a_step_that_fails_leaves_no_trace(tmp_path):
    with pytest.raises(RuntimeError), whole_folder(tmp_path / "v1"):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_replaced_before_everything_is_staged(tmp_path):
    out = tmp_path / "ud"
    out.mkdir()
    (out / "a").write_text("gammel")
    (tmp_path / "ny").write_text("ny")
    with pytest.raises(StorageError):
        put_in_place({"a": tmp_path / "ny", "b": tmp_path / "findes-ikke"}, out)
    assert (out / "a").read_text() == "gammel"
    assert [path.name for path in out.iterdir()] == ["a"]


def test_the_second_run_in_a_folder_is_sent_away(tmp_path):
    with only_one(tmp_path), pytest.raises(StorageError, match="En anden kørsel er i gang"), only_one(tmp_path):
        pass


def test_old_results_and_drafts_are_swept_away(tmp_path):
    for name in ("a", "b", "c", ".draft"):
        (tmp_path / name).mkdir()
    sweep(tmp_path, keep=2)
    assert len([path for path in tmp_path.iterdir() if not path.name.startswith(".")]) == 2
    assert not (tmp_path / ".draft").exists()


def test_a_decision_is_read_as_it_was_made(tmp_path):
    decisions.record(tmp_path, DECISION)
    decisions.record(tmp_path, DECISION)
    assert decisions.read(tmp_path) == (DECISION, DECISION)


def test_a_line_cut_off_by_a_crash_is_no_decision_and_spoils_none(tmp_path):
    decisions.record(tmp_path, DECISION)
    with (tmp_path / decisions.FILE).open("a") as store:
        store.write('{"kind": "joi')
    assert decisions.read(tmp_path) == (DECISION,)
    decisions.record(tmp_path, DECISION)
    assert decisions.read(tmp_path) == (DECISION, DECISION)
