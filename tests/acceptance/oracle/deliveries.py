"""The deliveries of the made-up municipality of Lyngså, with every kind of dirt, and the truth about each row.

`make(folder)` writes them; what it returns is the only thing that the figures are counted from.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from . import dirt, oddities, registers
from .casework import EARLY, Casework
from .journal import Journal
from .people import Town, passes, people
from .rows import LATER, Row
from .writing import Style, style, table, write

FIRST, SCOPED, SECOND, AS_OF = date(2025, 9, 30), date(2025, 11, 10), date(2025, 11, 18), date(2025, 11, 20)
SCOPE = ("FAH", "Familiehuset Birken")


@dataclass
class Delivered:
    """One delivered file and the truth about it."""

    source: str
    day: date
    file: str
    name: str
    rows: list[tuple[Row, int, bool]]  # the row, its number, whether it repeats an earlier one
    kind: str = "full"
    units: tuple[str, ...] = ()
    deletes: bool = True  # False where it must be held back
    extra: bool = False  # has a column that no layout knows
    since: date | None = None  # the scope: records from this day on
    again: bool = False  # the same bytes as an earlier delivery

    def covers(self, row: Row) -> bool:
        """Whether the row lies in the delivery's scope, so that its absence means that it was deleted."""
        in_units = not self.units or row.values.get("Afdeling") in self.units
        return in_units and (self.since is None or row.values["Modtaget"].date() >= self.since)

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Read, duplicates, loaded, set aside."""
        duplicates = sum(repeated for _, _, repeated in self.rows)
        aside = sum(row.aside for row, _, repeated in self.rows if not repeated)
        return len(self.rows) - duplicates, duplicates, len(self.rows) - duplicates - aside, aside


@dataclass
class Truth:
    """What is known about the deliveries by the one who made them."""

    town: Town
    delivered: list[Delivered] = field(default_factory=list)

    def newest(self, file: str, as_of: date, accepted: bool = False) -> Delivered | None:
        """The newest delivery of the file on or before the day; one that is held back is not accepted."""
        known = (one for one in self.delivered if one.file == file and one.day <= as_of and (one.deletes or not accepted))
        return max(known, key=lambda one: one.day, default=None)

    def state(self, as_of: date) -> list[Row]:
        """The rows as known that day: set-aside rows and repetitions are not among them."""
        known: dict[str, dict[str, Row]] = {}
        for one in sorted((one for one in self.delivered if one.day <= as_of), key=lambda one: one.day):
            held = known.setdefault(one.file, {})
            if one.kind == "full" and one.deletes:
                for uid in [uid for uid, row in held.items() if one.covers(row)]:
                    del held[uid]
            held.update({row.uid: row for row, _, repeated in one.rows if not repeated and not row.aside})
        return [row for held in known.values() for row in held.values()]

    def failing_numbers(self) -> set[str]:
        """Numbers of children that fail modulus 11; a replacement number never had a check digit."""
        return {number for child in self.town.children for _, number in child.numbers if not passes(number) and number[0] < "4"}


def world(seed: int, children: int) -> tuple[Town, list[Row]]:
    """Everything that ever happened, clean, then the dirt."""
    rng = Random(seed)
    town = people(rng, SECOND, children)
    staff = registers.Staff(rng, SECOND)
    casework, journal = Casework(rng, town, staff, SECOND), Journal(rng, town, staff, SECOND)
    for child in town.children:
        if rng.random() < 0.4:
            casework.child(child)
        if rng.random() < 0.4:
            journal.child(child)
        journal.visits(child)
    _doubles(rng, town, casework, journal)
    journal.counselling(40)
    _planned(rng, casework, journal)
    oddities.clean_oddities(journal, town)
    rows = [*casework.rows, *dirt.unborn(rng, casework, town), *journal.rows]
    rows += [
        *registers.units(),
        *staff.rows,
        *registers.civil_register(rng, town),
        *registers.money(rng, town, SECOND),
        *registers.population(rng),
    ]
    _plain_requests(rows)
    planter = dirt.Planter(rng, rows, town)
    planter.plant()
    oddities.plant(planter)
    for file in ("dubu_sager", "dubu_underretninger", "dubu_ydelser", "dubu_undersoegelser", "novax_kontakter"):
        _vanish(rng, rows, file)
    return town, rows


def _doubles(rng: Random, town: Town, casework: Casework, journal: Journal) -> None:
    cases = {row.person: row for row in casework.rows if row.file == "dubu_sager"}
    able = [child for child in town.children if child.key in cases and date(2008, 1, 1) <= child.born <= date(2020, 1, 1)]
    for number, child in enumerate(rng.sample(able, min(60, len(able)))):
        kind = ("Samtaleforløb", "Cool Kids", "Forældrekursus", "Gruppeforløb")[number % 4]
        journal.double(casework, child, cases[child.key].values["Sagsnummer"], kind)


def _planned(rng: Random, casework: Casework, journal: Journal) -> None:
    young = [child for child in casework.town.children if child.born >= date(2009, 1, 1)]
    for child in rng.sample(young, 6):
        row = casework.service(child, None, rng.choice(EARLY), SECOND + timedelta(rng.randrange(5, 40)), asked=True)
        if row:
            row.values["Ansøgt"], row.values["Navn"], row.since = (
                SECOND - timedelta(rng.randrange(20, 100)),
                child.name,
                SECOND - timedelta(15),
            )
    for row in rng.sample(
        [row for row in casework.rows if row.file == "dubu_ydelser" and row.values["Slutdato"] is None and row.values["Startdato"] < FIRST],
        8,
    ):
        row.values["Slutdato"], row.planned = SECOND + timedelta(rng.randrange(10, 200)), True
    for child in rng.sample([child for child in young if child.born >= date(2016, 1, 1)], 5):
        journal.course(child, "Behovsforløb", SECOND + timedelta(rng.randrange(4, 60)), None, SECOND - timedelta(rng.randrange(3, 90)))


def _plain_requests(rows: list[Row]) -> None:
    """Where several systems hold the same help, no request lies after something already begun: the page does not say what that wait is."""
    groups: dict[tuple[str | None, str], list[Row]] = {}
    begun: dict[str, date] = {}
    for row in rows:
        kind = row.values.get("Ydelsestype") or row.values.get("Forløbstype")
        if kind and row.person:
            groups.setdefault((row.person, "Gruppeforløb" if kind.endswith("gruppe") else kind), []).append(row)
        if row.file == "esdh_aktiviteter":
            case = row.values["Sags-id"]
            begun[case] = min(begun.get(case, row.values["Dato"]), row.values["Dato"])
    for group in groups.values():
        starts = [
            row.values.get("Startdato")
            or row.values.get("Start")
            or min(row.values["SagsDato"], begun.get(row.uid, row.values["SagsDato"]))
            for row in group
        ]
        asked = [row.values.get("Ansøgt") or row.values.get("Henvist") for row in group]
        if len({row.file for row in group}) > 1 and any(day and day > min(starts) for day in asked):
            for row in group:
                row.values["Ansøgt" if row.file == "dubu_ydelser" else "Henvist"] = None


def _vanish(rng: Random, rows: list[Row], file: str) -> None:
    leaned = {row.values.get("Sagsnummer") for row in rows if row.file not in ("dubu_sager",)}
    pool = [row for row in rows if row.file == file and not row.findings and not row.raw and row.since < FIRST
            and (file != "dubu_sager" or row.uid not in leaned) and (file != "dubu_ydelser" or row.values["Afdeling"] in SCOPE)]  # fmt: skip
    for row in rng.sample(pool, min(3, len(pool))):
        row.gone = date(2025, 10, 12)


def known(rows: Iterable[Row], file: str, day: date) -> list[Row]:
    """The file's rows as an extraction of that day shows them."""
    return [row.known_on(day, LATER.get(file, {})) for row in rows if row.file == file and row.since <= day < row.gone]


class Press:
    """Writes the deliveries one by one, and keeps their truth."""

    def __init__(self, folder: Path, seed: int, town: Town, rows: list[Row]) -> None:
        self.folder, self.seed, self.rows, self.truth = folder, seed, rows, Truth(town)

    def put(self, source: str, day: date, file: str, stem: str, look: Style, rows: list[Row] | None = None, *, kind: str = "full",
            units: tuple[str, ...] = (), deletes: bool = True, cut: bool = False, since: date | None = None) -> None:  # fmt: skip
        """One file of one delivery."""
        chosen = known(self.rows, file, day) if rows is None else rows
        look.rng.shuffle(chosen)
        if cut:
            look.total = False
            chosen[-1] = replace(chosen[-1], aside=True, findings=[], copies=0)
        columns, cells, numbered = table(file, chosen, look)
        path = self.folder / source / day.isoformat() / (stem + look.suffix)
        write(path, columns, cells, look, cut)
        self.truth.delivered.append(Delivered(source, day, file, path.name, numbered, kind, units, deletes, look.extra, since=since))

    def look(self, *parts: str, **more: object) -> Style:
        """A style drawn for this file."""
        return style(Random(f"{self.seed}{parts}{len(self.truth.delivered)}"), *parts, **more)  # type: ignore[arg-type]

    def note(self, source: str, day: date, text: str) -> None:
        """The levering.toml beside the files."""
        (self.folder / source / day.isoformat() / "levering.toml").write_text(text, encoding="utf-8")


def first_round(press: Press, register: bool = True) -> None:
    """The first extraction, everything full; the civil register is optional."""
    put, look = press.put, press.look
    put("dubu", FIRST, "dubu_sager", "sager", look(".csv", "utf-8-sig"))
    put("dubu", FIRST, "dubu_underretninger", "Underretninger", look(".xlsx", "utf-8"))
    put("dubu", FIRST, "dubu_undersoegelser", "dubu_undersoegelser", look(".csv", "cp1252"))
    put("dubu", FIRST, "dubu_ydelser", "ydelser", look(".txt", "utf-16", "\t"))
    put("dubu", FIRST, "dubu_opfoelgninger", "DUBU_Opfoelgninger", look(".csv", "utf-8", ","))
    put("esdh", FIRST, "esdh_sager", "esdh_sager", look(".csv", "utf-8", ","))
    put("esdh", FIRST, "esdh_aktiviteter", "aktiviteter", look(".csv", "cp1252"))
    put("novax", FIRST, "novax_kontakter", "novax_kontakter", look(".csv", "cp1252", "\t"))
    put("novax", FIRST, "novax_forloeb", "forloeb", look(".csv", "utf-8"))
    put("organisation", FIRST, "organisation_enheder", "enheder", look(".csv", "utf-8"))
    put("organisation", FIRST, "organisation_medarbejdere", "Medarbejdere", look(".ods", "utf-8"))
    if register:
        put("cpr", FIRST, "cpr_cpr", "cpr", look(".csv", "utf-8"))
    put("oekonomi", FIRST, "oekonomi_budget", "budget", look(".xlsx", "utf-8"))
    put("oekonomi", FIRST, "oekonomi_forbrug", "forbrug", look(".csv", "cp1252"))
    put("befolkning", FIRST, "befolkning_befolkning", "befolkning", look(".csv", "utf-8"))
    press.note("dubu", FIRST, 'extracted_at = "2025-09-30T05:12:00"\nkind = "full"\n')


def second_round(press: Press) -> None:
    """The second extraction: full, scoped, delta, zipped and sent again."""
    put, look = press.put, press.look
    put("dubu", SCOPED, "dubu_ydelser", "dubu_ydelser", look(".csv", "utf-8", ","), _in_scope(press), units=SCOPE)
    press.note("dubu", SCOPED, 'kind = "full"\nunits = ["FAH"]\n')
    put("dubu", SECOND, "dubu_sager", "DUBU_SAGER", look(".CSV", "utf-16-be"))
    put("dubu", SECOND, "dubu_underretninger", "underretninger", look(".csv", "utf-8-sig", ","))
    put("dubu", SECOND, "dubu_undersoegelser", "undersoegelser", look(".ods", "utf-8"))
    put("dubu", SECOND, "dubu_opfoelgninger", "opfoelgninger", look(".xlsx", "utf-8"))
    put("esdh", SECOND, "esdh_sager", "esdh_sager", look(".csv", "utf-8"), _changed(press, "esdh_sager"), kind="delta")
    put(
        "esdh",
        SECOND,
        "esdh_aktiviteter",
        "esdh_aktiviteter",
        look(".txt", "utf-8", "\t"),
        _changed(press, "esdh_aktiviteter"),
        kind="delta",
    )
    press.note("esdh", SECOND, 'kind = "delta"\nfrom = 2025-10-01\nuntil = 2025-11-18\n')
    put("novax", SECOND, "novax_kontakter", "kontakter", look(".csv", "utf-16", "\t"))
    put("novax", SECOND, "novax_forloeb", "novax_forloeb", look(".csv", "utf-8-sig"))
    _zip(press.folder / "novax" / SECOND.isoformat())
    put("cpr", SECOND, "cpr_cpr", "CPR", look(".txt", "cp1252", "\t"))
    put("oekonomi", SECOND, "oekonomi_budget", "oekonomi_budget", look(".csv", "utf-8"))
    put("oekonomi", SECOND, "oekonomi_forbrug", "forbrug", look(".csv", "utf-8", ","))
    shutil.copytree(press.folder / "organisation" / FIRST.isoformat(), press.folder / "organisation" / SECOND.isoformat())
    for one in [one for one in press.truth.delivered if one.source == "organisation"]:
        press.truth.delivered.append(replace(one, day=SECOND, again=True))


def _in_scope(press: Press) -> list[Row]:
    return [row for row in known(press.rows, "dubu_ydelser", SCOPED) if row.values.get("Afdeling") in SCOPE]


def _changed(press: Press, file: str) -> list[Row]:
    before = {row.uid: row.values for row in known(press.rows, file, FIRST)}
    return [row for row in known(press.rows, file, SECOND) if before.get(row.uid) != row.values]


def _zip(folder: Path, inside: str = "") -> None:
    with zipfile.ZipFile(folder.with_name(folder.name + ".zip"), "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, inside + path.name)
    shutil.rmtree(folder)


def make(folder: Path, *, seed: int = 7, children: int = 1500) -> Truth:
    """Two rounds of deliveries in `folder`, and the truth about them."""
    town, rows = world(seed, children)
    press = Press(folder, seed, town, rows)
    first_round(press)
    second_round(press)
    return press.truth


def make_cut(folder: Path, *, seed: int = 11, children: int = 150) -> Truth:
    """A small town whose second delivery is cut off, far too small or empty: nothing may be deleted."""
    town, rows = world(seed, children)
    press = Press(folder, seed, town, rows)
    first_round(press)
    few = known(rows, "dubu_sager", SECOND)
    press.put("dubu", SECOND, "dubu_sager", "sager", press.look(".csv", "utf-8"), few[: len(few) // 4], deletes=False)
    press.put("dubu", SECOND, "dubu_ydelser", "ydelser", press.look(".csv", "utf-8"), deletes=False, cut=True)
    press.put("novax", SECOND, "novax_forloeb", "forloeb", press.look(".csv", "utf-8"), [], deletes=False)
    return press.truth


def make_without_register(folder: Path, *, seed: int = 13, children: int = 1500) -> Truth:
    """The same kind of town without a civil register, which is optional: names and addresses are evidence only."""
    town, rows = world(seed, children)
    press = Press(folder, seed, town, [row for row in rows if row.file != "cpr_cpr"])
    first_round(press, register=False)
    _left_to_evidence({id(row): row for one in press.truth.delivered for row, _, _ in one.rows}.values(), town)
    return press.truth


def _left_to_evidence(rows: Iterable[Row], town: Town) -> None:
    """Without a register, rows with no usable number and no case are left to evidence, and so are those that lean on them."""
    born = {child.key: child.born for child in town.children}
    unsure: set[str] = set()
    for row in rows:
        said = row.raw.get(dirt.number_header(row.file))
        if said is not None and row.person and not (row.values.get("Sagsnummer") if row.file != "dubu_sager" else None):
            row.by_evidence = True
            row.born = born.get(row.person) if len(said.split("-")[0]) == 6 and said[:6].isdigit() else None
            unsure.add(row.uid)
    for row in rows:
        leads = row.values.get("Sags-id") or row.values.get("Sagsnummer")
        nameless = dirt.number_header(row.file) not in row.values or row.values[dirt.number_header(row.file)] is None
        row.by_evidence = row.by_evidence or (leads in unsure and nameless and row.person is not None)


def make_odd(folder: Path, *, seed: int = 17, children: int = 150) -> Truth:
    """A small town whose second round is a zip with a folder in it, a delta and a full one of a stretch of time; strangers lie beside."""
    town, rows = world(seed, children)
    press = Press(folder, seed, town, rows)
    first_round(press)
    press.put("novax", SECOND, "novax_kontakter", "kontakter", press.look(".csv", "utf-16"))
    _zip(folder / "novax" / SECOND.isoformat(), inside=SECOND.isoformat() + "/")
    recent = [row for row in known(rows, "dubu_underretninger", SECOND) if row.values["Modtaget"].date() >= date(2024, 1, 1)]
    press.put("dubu", SECOND, "dubu_underretninger", "underretninger", press.look(".csv", "utf-8"), recent, since=date(2024, 1, 1))
    press.note("dubu", SECOND, 'kind = "full"\nfrom = 2024-01-01\n')
    (folder / "dubu" / SECOND.isoformat() / "Thumbs.db").write_bytes(b"\x00\x01")
    (folder / "esdh" / FIRST.isoformat() / "~$sager.xlsx").write_bytes(b"")
    (folder / ".DS_Store").write_bytes(b"\x00")
    return press.truth
