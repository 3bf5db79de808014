"""Demo Kommune: a synthetic municipality's deliveries, with the truth about them.

It is drawn in parts of at most 20,000 children, each written before the next is drawn, so that any size
fits in memory. Two deliveries a source: the older as the systems knew it a month before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from forspring.demo import concerns, dirt, families, health, interventions, journal, money, rates, registers, social, staff
from forspring.demo.chance import Array, stream
from forspring.demo.dialects import DIALECTS, PLAIN, Dialect, written
from forspring.demo.known import as_known
from forspring.demo.layout import LAYOUTS
from forspring.demo.sheet import UNBORN, Sheet
from forspring.demo.writing import Writer, packed, writer

PART = 20_000  # children drawn at a time
STRIDE = 1_000_000  # persons of a part
FIRST_YEAR = 2020


@dataclass(frozen=True)
class Made:
    """Where the deliveries and the truth lie, and how many rows the newest delivery of each file holds."""

    deliveries: Path
    truth: Path
    rows: dict[str, int]


def make(
    folder: Path, *, children: int = 10_000, seed: int = 2026, as_of: date = date(2026, 11, 1), deliveries: int = 2, clean: bool = False
) -> Made:
    """Write the deliveries of a municipality with so many children of 0–22 years.

    `folder/leverancer/<source>/<extracted on>/…` on the last days of months up to `as_of`;
    `folder/facit/persons.csv` (the person behind each row) and `planted.csv` (the dirt). A `clean`
    municipality is the same without dirt and truth, in plain csv.
    """
    days = _extractions(as_of, deliveries)
    with ExitStack() as stack:
        out = _Output(folder, days, clean, stack)
        for block, sheet in drawn(children, seed, days[-1]):
            out.add(sheet if clean else dirt.soiled(sheet, seed, block), block)
    if not clean:
        _finish(out)
    return Made(folder / "leverancer", folder / "facit", {file: out.rows[file, days[-1]] - 1 for file in LAYOUTS})


def _extractions(as_of: date, count: int) -> list[date]:
    """So many last days of months up to the as-of day, oldest first."""
    next_day = as_of + timedelta(days=1)
    days = [next_day.replace(day=1) - timedelta(days=1)]
    while len(days) < count:
        days.insert(0, days[0].replace(day=1) - timedelta(days=1))
    return days


def drawn(children: int, seed: int, newest: date) -> Iterator[tuple[int, Sheet]]:
    """Every file's rows, part by part, then the files that sum over the parts."""
    blocks = -(-children // PART)
    today = np.datetime64(newest)
    years = list(range(FIRST_YEAR, newest.year + 1))
    yield 0, staff.units()
    running = money.running_postings(children, today, seed)
    yield 0, running
    sums, residents = money.spent(running, today), np.zeros((), np.int64)
    for block in range(blocks):
        size = children // blocks + (block < children % blocks)
        people = families.draw(seed, block, blocks, size, newest)
        residents = residents + registers.residents(people, years)
        for sheet in _part(people, seed, block, size, newest):
            if sheet.file == "oekonomi_forbrug":
                sums += money.spent(sheet, today)
            yield block, sheet
    yield 0, money.budget(sums, today, seed)
    yield 0, registers.population(residents, years)


def _part(people: families.Population, seed: int, block: int, size: int, newest: date) -> Iterator[Sheet]:
    """The rows of one part of the municipality."""
    notices, cases = concerns.draw(seed, block, people, newest)
    rng = stream(seed, block, 20)
    team = social.teams(rng, cases)
    is_open = (cases.opened <= np.datetime64(newest)) & ~(cases.closed < np.datetime64(newest))
    disability = is_open & (cases.track == rates.DISABILITY)
    posts = staff.profession_posts(
        len(np.unique(cases.child[is_open])), len(np.unique(cases.child[disability])), size, rates.CHILDREN_PER_FULL_TIME
    )
    employed = staff.draw(seed, block, posts, np.datetime64(newest))
    work = social.Casework(people, cases, employed, team, employed.post(team, rng.random(people.children)[cases.child]), block, newest)
    made = social.examined(work, notices, seed)
    given = interventions.draw(work, seed)
    courses = journal.draw(work, given, seed)
    yield staff.workers(employed, seed)
    yield registers.civil_register(people, newest)
    yield social.case_rows(work, seed)
    yield social.notification_rows(work, notices, seed)
    yield social.assessment_rows(work, made, seed)
    yield interventions.service_rows(work, given, seed)
    yield interventions.follow_up_rows(work, given, made, seed)
    yield journal.case_rows(work, courses, seed)
    yield journal.activity_rows(work, courses, seed)
    yield health.contact_rows(work, seed)
    yield health.course_rows(work, given, seed)
    yield money.service_postings(work, given, seed)


@dataclass
class _Output:
    """The open files of all deliveries, and the number of the last row written to each."""

    folder: Path
    days: list[date]
    clean: bool
    stack: ExitStack
    rows: dict[tuple[str, date], int] = field(default_factory=dict)
    files: dict[tuple[str, date], Writer] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.clean:
            return
        truth = self.folder / "facit"
        truth.mkdir(parents=True, exist_ok=True)
        self.persons = self.stack.enter_context((truth / "persons.csv").open("w", encoding="utf-8", newline="\n"))
        self.planted = self.stack.enter_context((truth / "planted.csv").open("w", encoding="utf-8", newline="\n"))
        self.persons.write("source,file,delivery,row,person\n")
        self.planted.write("source,file,delivery,row,kind,field\n")

    def dialect(self, file: str) -> Dialect:
        """How the file is written."""
        return (PLAIN if self.clean else DIALECTS)[file]

    def add(self, sheet: Sheet, block: int) -> None:
        """Write the rows to the file's delivery of each day."""
        for day in self.days:
            known = as_known(sheet, np.datetime64(day), is_newest=day == self.days[-1])
            columns = written(known, self.dialect(sheet.file))
            last = self.rows.get((sheet.file, day), 1)
            if not self.clean:
                columns = self._soil(columns, known, day, last + 1, block)
            self._file(sheet, day).append(columns)
            self.rows[sheet.file, day] = last + len(next(iter(columns.values())))

    def _soil(self, columns: dict[str, pa.Array], sheet: Sheet, day: date, first: int, block: int) -> dict[str, pa.Array]:
        """The columns with their dirt, of which the truth is told."""
        owner, added, empty = dirt.added_rows(sheet)
        columns = {header: values.take(pa.array(owner, mask=empty)) for header, values in columns.items()}
        self._tell(sheet, day, first, block, (owner, added, empty))
        return dirt.planted(columns, sheet.spoilt[owner], added, self.dialect(sheet.file))

    def _file(self, sheet: Sheet, day: date) -> Writer:
        """The open file."""
        key = sheet.file, day
        if key not in self.files:
            self.files[key] = writer(
                self.folder / "leverancer" / sheet.layout.source / day.isoformat(), self.dialect(sheet.file), sheet.layout
            )
            self.stack.callback(self.files[key].close)
        return self.files[key]

    def _tell(self, sheet: Sheet, day: date, first: int, block: int, rows: tuple[Array, Array, Array]) -> None:
        """Write down who each row is about and what was planted in it."""
        owner, added, empty = rows
        number = first + np.arange(len(owner))
        where = f"{sheet.layout.source},{sheet.file},{day.isoformat()}"
        kinds = ["", *(one.kind for one in dirt.DIRT)]
        spoilt = sheet.spoilt[owner]
        untold = np.array([kind in dirt.UNTOLD for kind in kinds])[spoilt]
        told = np.flatnonzero((sheet.person[owner] >= 0) & ~empty & ~untold)
        if len(told):
            keys = person_keys(sheet.person[owner[told]], block)
            lines = pc.binary_join_element_wise(where, pa.array(number[told]).cast(pa.string()), keys, ",")
            self.persons.write("\n".join(lines.to_pylist()) + "\n")
        adds = np.array([False, *(bool(one.after) for one in dirt.DIRT)])[spoilt]
        for place in np.flatnonzero((spoilt > 0) & (adds == added)).tolist():
            fields = "|".join(dirt.DIRT[spoilt[place] - 1].fields)
            self.planted.write(f"{where},{number[place]},{kinds[spoilt[place]]},{fields}\n")


def person_keys(person: Array, block: int) -> pa.Array:
    """The truth's names of persons: P and a number, U for an expected child."""
    unborn = person >= UNBORN
    number = pa.array(np.where(unborn, person - UNBORN, person) + block * STRIDE).cast(pa.string())
    return pc.binary_join_element_wise(pc.if_else(pa.array(unborn), "U", "P"), pc.utf8_lpad(number, 8, "0"), "")


def _finish(out: _Output) -> None:
    """A settings file beside one delivery, and another packed as zip."""
    for day in out.days:
        about = out.folder / "leverancer" / "novax" / day.isoformat() / "levering.toml"
        about.write_text(f'extracted_at = {day.isoformat()}T23:30:00\nkind = "full"\n', encoding="utf-8")
    oldest = out.folder / "leverancer" / "oekonomi" / out.days[0].isoformat()
    if len(out.days) > 1:
        contents = {path.name: path.read_bytes() for path in sorted(oldest.iterdir())}
        packed(oldest.with_suffix(".zip"), contents)
        for path in oldest.iterdir():
            path.unlink()
        oldest.rmdir()
