"""The demo's deliveries follow formats.md, and its truth tells who stands in each row."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from forspring.demo import dirt, families
from forspring.demo.dialects import DIALECTS
from forspring.demo.layout import LAYOUTS
from forspring.demo.municipality import Made, drawn, make
from forspring.demo.people import names
from forspring.kernel.cpr import birth_date

NEWEST = "2026-10-31"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("demo"), children=1_500, seed=7)


def rows_of(made: Made, file: str, day: str = NEWEST) -> list[dict[str, str]]:
    dialect, layout = DIALECTS[file], LAYOUTS[file]
    path = made.deliveries / layout.source / day / dialect.file_name
    with path.open(encoding=dialect.encoding, newline="") as lines:
        records = list(csv.reader(lines, delimiter=dialect.separator))[len(dialect.preamble) :]
    headers = dialect.arranged(layout.columns)
    return [dict(zip(headers, record, strict=False)) for record in records[1:]]


def told(made: Made, name: str) -> Iterator[dict[str, str]]:
    with (made.truth / f"{name}.csv").open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def contents(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def test_the_same_seed_gives_the_same_bytes(made: Made, tmp_path: Path) -> None:
    again = make(tmp_path, children=1_500, seed=7)
    assert contents(again.deliveries.parent) == contents(made.deliveries.parent)


def test_every_file_is_delivered_on_both_days(made: Made) -> None:
    newest = {path.name for path in made.deliveries.glob(f"*/{NEWEST}/*")}
    assert {dialect.file_name for dialect in DIALECTS.values()} <= newest
    assert (made.deliveries / "oekonomi" / "2026-09-30.zip").is_file()
    assert (made.deliveries / "dubu" / "2026-09-30" / "dubu_sager.csv").is_file()


def test_the_truth_names_one_person_for_a_row_and_counts_rows_as_the_header_is_row_1(made: Made) -> None:
    rows = rows_of(made, "cpr_cpr")
    persons = {
        int(line["row"]): line["person"] for line in told(made, "persons") if line["file"] == "cpr_cpr" and line["delivery"] == NEWEST
    }
    assert set(persons) == set(range(2, len(rows) + 2))
    numbers = defaultdict(set)
    for row, person in persons.items():
        numbers[person].add(rows[row - 2]["CPR-nr."])
    assert {len(found) for found in numbers.values()} == {1}
    assert len(set().union(*numbers.values())) == len(numbers)


def test_rows_are_counted_with_the_empty_and_the_repeated(made: Made) -> None:
    for file in ("dubu_sager", "esdh_aktiviteter", "novax_kontakter"):
        assert len(rows_of(made, file)) == made.rows[file]


def test_every_kind_of_dirt_stands_in_the_newest_delivery(made: Made) -> None:
    expected = {(one.file, one.kind) for one in dirt.DIRT}
    assert {(line["file"], line["kind"]) for line in told(made, "planted") if line["delivery"] == NEWEST} == expected


def test_dirt_stands_where_the_truth_says(made: Made) -> None:
    rows = rows_of(made, "dubu_underretninger")
    planted = [line for line in told(made, "planted") if line["file"] == "dubu_underretninger" and line["delivery"] == NEWEST]
    at = {line["kind"]: rows[int(line["row"]) - 2] for line in planted}
    assert at["missing_received"]["Modtaget"] == ""
    assert at["unknown_code"]["Underretter"] == "42"
    assert at["hour_that_comes_twice"]["Modtaget"] == "26.10.2025 02:30"
    assert at["notification_names_nobody"]["CPR-nr."] == at["notification_names_nobody"]["Navn"] == ""
    repeated = int(next(line["row"] for line in planted if line["kind"] == "duplicate")) - 2
    assert rows[repeated] == rows[repeated - 1]


def test_the_second_delivery_corrects_adds_and_drops_rows(made: Made) -> None:
    before, after = ({row["Kontakt-id"]: row for row in rows_of(made, "novax_kontakter", day)} for day in ("2026-09-30", NEWEST))
    assert before.keys() - after.keys()
    assert [key for key in after.keys() - before.keys() if after[key]["Dato"].endswith("2025")]
    assert [key for key in before.keys() & after.keys() if before[key]["Dato"] != after[key]["Dato"]]


def test_both_laws_occur_and_decisions_under_the_old_law_run_on(made: Made) -> None:
    rows = rows_of(made, "dubu_ydelser")
    laws = Counter(row["Foranstaltningsparagraf"][:2].upper() for row in rows)
    assert laws["SE"] > 50
    assert laws["BL"] > 50
    assert any(row["Foranstaltningsparagraf"].startswith("SEL") and not row["Slutdato"] for row in rows)


def test_early_efforts_are_delivered_by_three_units_named_by_code_or_name(made: Made) -> None:
    units = {row["Afdeling"] for row in rows_of(made, "dubu_ydelser") if row["Type"] == "Tidlig indsats"}
    assert {"RT", "Rådgivende team", "FAM", "Familiehuset", "MYF"} <= units


def test_cases_split_per_parent_name_the_same_child(made: Made) -> None:
    pairs = defaultdict(dict)
    for row in rows_of(made, "esdh_sager"):
        number, _, parent = row["Nummer"].rpartition("-")
        if parent in ("Mor", "Far"):
            pairs[number][parent] = row["CPR-nummer"]
    both = [pair for pair in pairs.values() if len(pair) == 2]
    assert len(both) > 10
    assert sum(pair["Mor"] == pair["Far"] for pair in both) > 0.8 * len(both)


def test_anonymous_counselling_makes_no_person(made: Made) -> None:
    anonymous = {at for at, row in enumerate(rows_of(made, "esdh_sager"), 2) if row["Forløbstype"] == "Åben rådgivning" and not row["Navn"]}
    persons = {int(line["row"]) for line in told(made, "persons") if line["file"] == "esdh_sager" and line["delivery"] == NEWEST}
    assert anonymous
    assert not anonymous & persons


def test_civil_numbers_carry_the_birth_date_and_the_sex_and_are_nobody_elses() -> None:
    people = families.draw(3, 0, 2, 2_000, date(2026, 10, 31))
    assert len(np.unique(people.number)) == len(people.number)
    assert [birth_date(f"{number:010}") for number in people.number[:500].tolist()] == people.born[:500].tolist()
    assert (people.number % 2 == people.sex).all()


def test_the_parts_of_a_large_municipality_share_no_civil_number() -> None:
    first, second = (families.draw(3, block, 2, 1_500, date(2026, 10, 31)) for block in (0, 1))
    assert not np.intersect1d(
        np.append(first.number, first.earlier[first.earlier > 0]), np.append(second.number, second.earlier[second.earlier > 0])
    ).size


def test_twins_have_names_and_numbers_of_their_own() -> None:
    people = families.draw(3, 0, 1, 3_000, date(2026, 10, 31))
    twins = np.flatnonzero(people.is_twin)
    given = defaultdict(list)
    for child in twins.tolist():
        given[int(people.family[child]), str(people.born[child])].append(people.name[child].as_py().split()[0])
    assert len(given) > 10
    assert all(len(set(found)) == len(found) for found in given.values())


def test_nobody_has_a_surname_that_is_not_on_the_committed_list() -> None:
    people = families.draw(3, 0, 1, 500, date(2026, 10, 31))
    assert {name.split()[-1] for name in people.name.to_pylist()} <= set(names("surname"))


def test_a_clean_municipality_has_the_standard_headers_and_no_truth(tmp_path: Path) -> None:
    clean = make(tmp_path, children=300, clean=True, deliveries=1)
    for file, layout in LAYOUTS.items():
        with (clean.deliveries / layout.source / NEWEST / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
            assert next(csv.reader(lines, delimiter=";")) == list(layout.columns)
    assert not clean.truth.exists()


def test_a_large_municipality_is_drawn_in_parts() -> None:
    blocks = {block for block, sheet in drawn(20_002, 1, date(2026, 10, 31)) if sheet.file == "dubu_sager"}
    assert blocks == {0, 1}
