"""Holds a run's output against the truth, and tells the differences compactly."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .clean import town
from .deliveries import Truth
from .dirt import number_header
from .figures import Cell, Figures, Key, all_figures
from .rows import LAYOUTS, PERSONAL

FIRST_YEAR = 2014
Place = tuple[str, str, str, int, str]  # source, delivery, standard file, row, field


@dataclass(frozen=True)
class Difference:
    """One cell that is not as it should be."""

    indicator: str
    dimension: str
    measure: str
    fault: str
    told: str


def read(path: Path) -> list[dict[str, str]]:
    """A CSV file of the product's."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def standard(source: str, file: str) -> str:
    """The standard name of a delivered file."""
    stem = file.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0].lower()
    return stem if stem.startswith(f"{source}_") else f"{source}_{stem}"


# -- figures -------------------------------------------------------------------------------------------------------


def figures(truth: Truth, out: Path, as_of: date) -> tuple[Figures, list[Difference]]:
    """Every cell of figures-internal.csv against the count by hand."""
    counted = all_figures(town(truth, as_of, decided(truth, out, as_of)), FIRST_YEAR)
    rows = read(out / "figures-internal.csv")
    written = {(r["indicator"], r["period"], r["dimension"], r["member"], r["measure"]): r for r in rows}
    return counted, [*_absent(counted, written), *_wrong(counted, written), *_superfluous(counted, written)]


def _absent(counted: Figures, written: Mapping[Key, dict[str, str]]) -> Iterable[Difference]:
    have = {(key[0], key[2]) for key in written}
    for indicator, dimensions in counted.required.items():
        for dimension in sorted(dimensions):
            if (indicator, dimension) not in have and any(key[0] == indicator and key[2] == dimension for key in counted.cells):
                yield Difference(indicator, dimension, "", "not written at all", "")


def _wrong(counted: Figures, written: Mapping[Key, dict[str, str]]) -> Iterable[Difference]:
    have = {(key[0], key[2], key[4]) for key in written}
    for key, cell in counted.cells.items():
        indicator, period, dimension, member, measure = key
        required = dimension in counted.required[indicator]
        if (indicator, dimension, measure) not in have and (not required or (indicator, dimension) not in {pair[:2] for pair in have}):
            continue
        row = written.get(key)
        place = f"{period} {member}".strip()
        if row is None:
            if cell.value and cell.needed:
                yield Difference(indicator, dimension, measure, "missing", f"{place}: {_told(cell)}")
        elif not _same(cell, row):
            yield Difference(
                indicator,
                dimension,
                measure,
                "differs",
                f"{place}: {_told(cell)}, written {row['value']}|{row['part']}/{row['whole']} {row['status']}",
            )


def _superfluous(counted: Figures, written: Mapping[Key, dict[str, str]]) -> Iterable[Difference]:
    known = {(key[0], key[2], key[4]) for key in counted.cells}
    spans = {key[:2] for key in counted.cells}
    for key, row in written.items():
        indicator, period, dimension, member, measure = key
        if (indicator, dimension, measure) not in known or key in counted.cells or row["value"] in ("", "0", "0.0") or row["part"] == "0":
            continue
        if member.split(",")[0] == "deviation":  # follows from the other lines
            continue
        if dimension == "from,to" and "0" in member.split(","):  # entries and exits
            continue
        fault = "not counted by hand" if (indicator, period) in spans else "a period not counted by hand"
        yield Difference(indicator, dimension, measure, fault, f"{period} {member}: written {row['value']}|{row['part']}/{row['whole']}")


def _told(cell: Cell) -> str:
    return f"should be {cell.value}" + ("" if cell.part is None else f"|{cell.part}/{cell.whole}")


def _same(cell: Cell, row: Mapping[str, str]) -> bool:
    if row["value"] == "" or cell.value is None:
        return (row["value"] == "" and cell.value is None and row["status"] == "not_reached") or (not cell.needed and row["value"] == "")
    if abs(float(row["value"]) - cell.value) > 1e-9 * max(1.0, abs(cell.value)):
        return False
    return cell.part is None or (row["part"], row["whole"]) in ((str(cell.part), str(cell.whole)), ("", ""))


# -- persons -------------------------------------------------------------------------------------------------------


def keys(truth: Truth, out: Path, as_of: date) -> dict[tuple[str, str], tuple[str | None, str, bool]]:
    """(file, uid) of each row of the newest deliveries: its true person, the product's key, whether evidence decides."""
    written = {(standard(r["source"], r["file"]), int(r["row"])): r["person"] for r in read(out / "persons.csv")}
    found = {}
    for file in PERSONAL:
        newest = truth.newest(file, as_of, accepted=True)
        for row, number, repeated in newest.rows if newest else []:
            if not repeated and not row.aside:
                found[file, row.uid] = (row.person, written.get((file, number), ""), row.by_evidence)
    return found


def decided(truth: Truth, out: Path, as_of: date) -> dict[tuple[str, str], str]:
    """Whom the product took the rows to be about that only evidence can settle."""
    found = keys(truth, out, as_of)
    owners: dict[str, Counter[str]] = defaultdict(Counter)
    for person, key, by_evidence in found.values():
        if person and key and not by_evidence:
            owners[key][person] += 1
    return {place: owners[key].most_common(1)[0][0] if key in owners else f"?{key or place[1]}"
            for place, (_, key, by_evidence) in found.items() if by_evidence}  # fmt: skip


def linkage(truth: Truth, out: Path, as_of: date) -> dict[str, float]:
    """Pairwise precision and recall over rows, and how many twins were joined."""
    pairs: Counter[tuple[str, str]] = Counter()
    unlinked = 0
    for person, key, _ in keys(truth, out, as_of).values():
        if person and not person.startswith("?"):
            unlinked += not key
            pairs[person, key or f"none{unlinked}"] += 1
    two = lambda count: count * (count - 1) // 2  # noqa: E731
    persons, given = Counter[str](), Counter[str]()
    for (person, key), count in pairs.items():
        persons[person] += count
        given[key] += count
    both = sum(map(two, pairs.values()))
    return {"precision": both / sum(map(two, given.values())), "recall": both / sum(map(two, persons.values())), "unlinked": unlinked,
            "persons joined": sum(len({p for p, k in pairs if k == key}) > 1 for key in given), "twins joined": len(twins_joined(truth, out, as_of))}  # fmt: skip


def twins_joined(truth: Truth, out: Path, as_of: date) -> set[str]:
    """Keys that hold rows of both twins, or a row that names neither of them."""
    twin = {child.key: child.twin for child in truth.town.children if child.twin}
    seen: dict[str, set[str]] = defaultdict(set)
    for person, key, _ in keys(truth, out, as_of).values():
        if key and (person in twin or (person or "").startswith("?")):
            seen[key].add(person or "")
    return {key for key, persons in seen.items() if len(persons) > 1}


def split_rows(truth: Truth, out: Path, as_of: date) -> list[tuple[str, str, str | None, str]]:
    """Rows that did not reach their person, or reached another's."""
    found = keys(truth, out, as_of)
    main: dict[str, Counter[str]] = defaultdict(Counter)
    for person, key, _ in found.values():
        if person:
            main[person][key] += 1
    return [(file, uid, person, key) for (file, uid), (person, key, _) in found.items()
            if (person and not person.startswith("?") and key != main[person].most_common(1)[0][0]) or (person is None and key)]  # fmt: skip


# -- accounts and findings -----------------------------------------------------------------------------------------


def accounts(truth: Truth, out: Path, as_of: date) -> list[str]:
    """Rows of rows.csv that do not add up, or not to what was delivered."""
    written = {
        (r["source"], r["delivery"], standard(r["source"], r["file"])): tuple(
            int(r[name]) for name in ("read", "duplicates", "loaded", "set_aside")
        )
        for r in read(out / "rows.csv")
    }
    wrong = [
        f"{key}: {read_} read is not {loaded} + {aside}" for key, (read_, _, loaded, aside) in written.items() if read_ != loaded + aside
    ]
    for one in truth.delivered:
        key = (one.source, one.day.isoformat(), one.file)
        if one.day <= as_of and written.get(key) != one.counts:
            wrong.append(f"{key}: should be {one.counts}, written {written.get(key)}")
    return wrong


def places(out: Path) -> dict[Place, list[str]]:
    """Where findings stand, with their codes."""
    found: dict[Place, list[str]] = defaultdict(list)
    for r in read(out / "findings.csv"):
        found[r["source"], r["delivery"], standard(r["source"], r["file"]) if r["file"] else "", int(r["row"] or 0), r["field"]].append(
            r["code"]
        )
    return found


def missed(truth: Truth, out: Path, as_of: date) -> list[tuple[Place, str]]:
    """Planted dirt of the newest deliveries at which no finding stands; with what was written there."""
    found = places(out)
    rows_found = defaultdict(list)
    for (_, delivery, file, row, field), codes in found.items():
        rows_found[delivery, file, row] += [f"{field}:{code}" for code in codes]
    wrong = []
    for file in LAYOUTS:
        one = truth.newest(file, as_of)
        for row, number, repeated in one.rows if one else []:
            for header in row.findings if one and not repeated else ():
                place = (one.source, one.day.isoformat(), file, number, header)
                if place not in found:
                    wrong.append((place, f"{row.raw.get(header, row.values.get(header))!r}; found on the row: {rows_found[place[1:4]]}"))
    return wrong


def unknown_columns(truth: Truth, out: Path, as_of: date) -> list[str]:
    """Files whose unknown column is not told exactly once."""
    told = Counter((place[1], place[2]) for place, codes in places(out).items() for _ in codes if place[4] == "Intern note")
    newest = [one for file in LAYOUTS if (one := truth.newest(file, as_of)) and not one.again]
    return [
        f"{one.file} {one.day}: told {told[one.day.isoformat(), one.file]} times"
        for one in newest
        if told[one.day.isoformat(), one.file] != one.extra
    ]


def unfound_numbers(truth: Truth, out: Path, as_of: date) -> list[str]:
    """Numbers failing modulus 11 without a finding on any of their rows; told by a row, never by number."""
    found = places(out)
    spots: dict[str, list[Place]] = defaultdict(list)
    failing = truth.failing_numbers()
    for one in truth.delivered:
        header = number_header(one.file)
        for row, number, repeated in one.rows:
            if one.day <= as_of and row.values.get(header) in failing and not row.aside and not repeated:
                spots[row.values[header]].append((one.source, one.day.isoformat(), one.file, number, header))
    return [str(some[0][:4]) for some in spots.values() if not any(place in found for place in some)]


def unplanted(truth: Truth, out: Path, as_of: date) -> Counter[tuple[str, str, str]]:
    """Findings on rows of the newest deliveries where nothing was planted: by file, field and code."""
    planted: set[tuple[str, str, int]] = set()
    for file in LAYOUTS:
        one = truth.newest(file, as_of)
        planted |= {(one.day.isoformat(), file, number) for row, number, _ in (one.rows if one else []) if one and row.findings}
    return Counter(
        (place[2], place[4], code)
        for place, codes in places(out).items()
        if place[3] and (place[1], place[2], place[3]) not in planted
        for code in codes
    )
