"""The product against a municipality that it has never seen, made and counted from the pages alone."""

from __future__ import annotations

import filecmp
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from .oracle import compare
from .oracle.__main__ import run
from .oracle.deliveries import AS_OF, FIRST, SECOND, Truth, make, make_cut, make_odd, make_without_register


@dataclass(frozen=True)
class Ran:
    """What was delivered, and where the run's output lies."""

    truth: Truth
    folder: Path

    @property
    def out(self) -> Path:
        return self.folder / "out"


def _ran(folder: Path, truth: Truth, as_of: date) -> Ran:
    done = run(folder, as_of.isoformat())
    assert done.returncode == 0, done.stdout + done.stderr
    return Ran(truth, folder)


@pytest.fixture(scope="module")
def lyngsaa(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The municipality of Lyngså, run once."""
    folder = tmp_path_factory.mktemp("lyngsaa")
    return _ran(folder, make(folder / "deliveries"), AS_OF)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A small town whose second delivery is cut off, far too small and empty."""
    folder = tmp_path_factory.mktemp("small")
    return _ran(folder, make_cut(folder / "deliveries"), AS_OF)


def _first(lines: list[object], count: int = 25) -> str:
    return "\n".join(str(line) for line in lines[:count])


def test_every_figure_is_the_one_counted_by_hand(lyngsaa: Ran) -> None:
    _, differences = compare.figures(lyngsaa.truth, lyngsaa.out, AS_OF)
    assert not differences, f"{len(differences)}\n{_first(list(differences))}"


def test_every_row_is_accounted_for(lyngsaa: Ran) -> None:
    assert not compare.accounts(lyngsaa.truth, lyngsaa.out, AS_OF)


def test_all_dirt_is_found_where_it_lies(lyngsaa: Ran) -> None:
    missed = compare.missed(lyngsaa.truth, lyngsaa.out, AS_OF)
    assert not missed, f"{len(missed)}\n{_first(list(missed))}"
    assert not compare.unfound_numbers(lyngsaa.truth, lyngsaa.out, AS_OF)
    assert not compare.unknown_columns(lyngsaa.truth, lyngsaa.out, AS_OF)


def test_persons_are_linked_and_twins_are_not_joined(lyngsaa: Ran) -> None:
    linked = compare.linkage(lyngsaa.truth, lyngsaa.out, AS_OF)
    assert linked["precision"] >= 0.999
    assert linked["recall"] >= 0.99
    assert linked["twins joined"] == 0


def test_two_fresh_runs_give_the_same_bytes(lyngsaa: Ran) -> None:
    assert run(lyngsaa.folder, AS_OF.isoformat(), "again", "data-again").returncode == 0
    names = sorted(path.name for path in lyngsaa.out.iterdir() if path.is_file())
    assert filecmp.cmpfiles(lyngsaa.out, lyngsaa.folder / "again", names, shallow=False) == (names, [], [])


def test_a_run_as_of_an_earlier_day_counts_from_the_earlier_delivery(lyngsaa: Ran) -> None:
    assert run(lyngsaa.folder, FIRST.isoformat(), "earlier").returncode == 0
    _, differences = compare.figures(lyngsaa.truth, lyngsaa.folder / "earlier", FIRST)
    assert not differences, f"{len(differences)}\n{_first(list(differences))}"


def test_a_cut_a_tiny_and_an_empty_file_delete_nothing(small: Ran) -> None:
    assert not compare.accounts(small.truth, small.out, AS_OF)
    _, differences = compare.figures(small.truth, small.out, AS_OF)
    assert not differences, f"{len(differences)}\n{_first(list(differences))}"
    held = {
        compare.standard(row["source"], row["file"])
        for row in compare.read(small.out / "findings.csv")
        if row["delivery"] == SECOND.isoformat() and not int(row["row"] or 0)
    }
    assert {"dubu_sager", "dubu_ydelser", "novax_forloeb"} <= held


def test_zips_with_folders_stretches_of_time_and_strange_files_are_stood(tmp_path: Path) -> None:
    odd = _ran(tmp_path, make_odd(tmp_path / "deliveries"), AS_OF)
    assert not compare.accounts(odd.truth, odd.out, AS_OF)
    _, differences = compare.figures(odd.truth, odd.out, AS_OF)
    assert not differences, f"{len(differences)}\n{_first(list(differences))}"


def test_without_a_civil_register_persons_are_still_linked(tmp_path: Path) -> None:
    bare = _ran(tmp_path, make_without_register(tmp_path / "deliveries", children=700), AS_OF)
    linked = compare.linkage(bare.truth, bare.out, AS_OF)
    assert linked["precision"] >= 0.999
    assert linked["recall"] >= 0.99
    assert linked["twins joined"] == 0
