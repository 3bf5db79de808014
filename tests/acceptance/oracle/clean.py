"""The rows' truth as the things that figures are counted from: courses, cases, notifications, children."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from .arithmetic import completed_years
from .deliveries import Truth
from .people import Person
from .rows import Row

SERVICES = {
    "Konsulentbistand": ("konsulentbistand", 2), "Samtaleforløb": ("samtaleforloeb", 2), "Cool Kids": ("cool_kids", 2),
    "Forældrekursus": ("foraeldrekursus", 2), "Gruppeforløb": ("gruppe_oevrig", 2), "Familieplanlægning": ("familieplanlaegning", 2),
    "Familiebehandling": ("familiebehandling", 3), "Praktisk støtte i hjemmet": ("praktisk_stoette", 3), "Støtteophold": ("stoetteophold", 3),
    "Aflastning": ("stoetteophold", 3), "Kontaktperson": ("kontaktperson", 3), "Familieophold": ("familieophold", 3),
    "Dag- og klubtilbud": ("dag_klubtilbud", 3), "Praktiktilbud": ("praktik", 3), "Økonomisk støtte": ("oekonomisk_stoette", 2),
    "Anden støtte": ("anden_stoette", 3), "Netværksplejefamilie": ("anbringelse_netvaerk", 4), "Plejefamilie": ("anbringelse_pleje", 5),
    "Børne- og ungehjem": ("anbringelse_institution", 6), "Døgninstitution": ("anbringelse_institution", 6), "Opholdssted": ("anbringelse_institution", 6),
    "PPR-konsultation": ("ppr_konsultation", 1), "Udredning": ("ppr_udredning", 1), "Pædagogisk-psykologisk vurdering": ("ppv", 1),
    "Åben rådgivning": ("aaben_raadgivning", 1), "Almindelig": ("sundhedspleje_almindelig", 1), "Behovsforløb": ("sundhedspleje_behov", 1),
    "Mødregruppe": ("gruppe_oevrig", 2), "Familiegruppe": ("gruppe_oevrig", 2),
}  # fmt: skip
TEAM, UNKNOWN = "Rådgivende team", "ukendt"
BANDS = ((0, 2), (3, 5), (6, 11), (12, 15), (16, 17), (18, 22))


@dataclass(eq=False)
class Course:
    """One course: what a child got, once, with the records behind it."""

    sources: tuple[str, ...]
    person: str | None
    activity: str
    start: date
    last: date | None
    provision: tuple[Any, ...] | None
    step: int | None
    unit_text: str | None
    worker: str | None
    requested: date | None
    first_contact: date | None  # the first session or start, where it is known
    sessions: tuple[date, ...] = ()
    unit: tuple[str, str, str] | None = None  # code, role, chief area
    unknown_end: bool = False

    @property
    def source(self) -> str:
        return "+".join(self.sources)

    @property
    def role(self) -> str:
        return self.unit[1] if self.unit else UNKNOWN

    @property
    def is_early(self) -> bool:
        """Registered early effort: by its own paragraph, never by its date."""
        return self.provision is not None and (self.provision[:3] == ("SEL", 11, 3) or self.provision[:2] == ("BL", 30))

    @property
    def has_number(self) -> bool:
        return self.is_early and self.provision is not None and len(self.provision) == 4 and self.provision[3] in (1, 2, 3, 4)

    @property
    def is_equal(self) -> bool:
        """Equal to an early effort: one of three kinds held by the team in ESDH alone."""
        return self.sources == ("esdh",) and self.role == TEAM and self.activity in ("samtaleforloeb", "cool_kids", "foraeldrekursus")

    @property
    def is_heavy(self) -> bool:
        law, section, *rest = self.provision or (None, 0)
        return (law == "SEL" and (section in (58, 76) or (section == 52 and rest[:1] == [3]))) or (
            law == "BL" and (section in (32, 46, 47) or 114 <= section <= 120)
        )

    @property
    def must_be_followed(self) -> bool:
        """Under § 95, or under SEL § 70."""
        return self.is_heavy and (self.provision or ("", 0))[:2] not in (("BL", 117), ("BL", 118), ("BL", 119))

    @property
    def provision_code(self) -> str:
        return "-".join(str(part) for part in self.provision) if self.provision else UNKNOWN

    @property
    def ended(self) -> date | None:
        """The last day, where it is known; an end that cannot be read is no day of ending."""
        return None if self.unknown_end else self.last

    def open_on(self, day: date) -> bool:
        return self.start <= day and (self.last is None or self.last >= day)


@dataclass
class Town:
    """Everything that is known on the as-of day."""

    as_of: date
    rows: dict[str, list[Row]]
    people: Mapping[str, Person]
    courses: list[Course] = field(default_factory=list)
    waiting: list[Course] = field(default_factory=list)  # the courses, and those not yet begun

    # -- the organisation of a day -----------------------------------------------------------------------------
    def unit(self, text: str | None, day: date) -> tuple[str, str, str] | None:
        """The unit of that code or name when it is valid on the day."""
        for row in self.rows["organisation_enheder"]:
            unit = row.values
            if text in (unit["Enhed"], unit["Navn"]) and unit["Fra"] <= day and (unit["Til"] is None or day <= unit["Til"]):
                return unit["Enhed"], unit["Rolle"], unit["Chefområde"]
        return None

    def worker(self, initials: str | None, day: date) -> dict[str, Any] | None:
        """The worker's row of the day."""
        for row in self.rows["organisation_medarbejdere"]:
            if row.values["Initialer"] == initials and row.values["Fra"] <= day and (row.values["Til"] is None or day <= row.values["Til"]):
                return row.values
        return None

    def performing(self, text: str | None, initials: str | None, day: date) -> tuple[str, str, str] | None:
        """By the record, else by its worker, else unknown."""
        named = self.unit(text, day) if text else None
        worker = self.worker(initials, day)
        return named or (self.unit(worker["Enhed"], day) if worker else None)

    # -- children ----------------------------------------------------------------------------------------------
    def is_child(self, key: str | None, day: date) -> bool:
        """Born, and 0-22 years on the day, or of unknown age."""
        if key is None or key.startswith("U:"):
            return False
        person = self.people.get(key)
        return person is None or completed_years(person.born, day) <= 22

    def band(self, key: str | None, day: date) -> str:
        """The age band on the day."""
        person = self.people.get(key or "")
        age = completed_years(person.born, day) if person else -1
        return next((f"{low}-{high}" for low, high in BANDS if low <= age <= high), UNKNOWN)

    def sex(self, key: str | None) -> str:
        person = self.people.get(key or "")
        return person.sex if person else UNKNOWN

    def residence(self, key: str | None, day: date) -> dict[str, Any] | None:
        """The civil register's row of the day."""
        for row in self._residences().get(key or "", []):
            if row.values["Fra"] <= day and (row.values["Til"] is None or day <= row.values["Til"]):
                return row.values
        return None

    def _residences(self) -> dict[str, list[Row]]:
        if not hasattr(self, "_homes"):
            self._homes: dict[str, list[Row]] = defaultdict(list)
            for row in self.rows["cpr_cpr"]:
                self._homes[row.person or ""].append(row)
        return self._homes

    def district(self, key: str | None, day: date) -> str:
        home = self.residence(key, day)
        return home["Distrikt"].replace(",", ";") if home else UNKNOWN

    def family(self, key: str, day: date) -> tuple[str, str]:
        """The same mother; without one the same father; without either the same address; else the child alone."""
        home = self.residence(key, day) if self.rows["cpr_cpr"] else self._said().get(key)
        if home and home["CPR mor"]:
            return "mother", self._owner(home["CPR mor"])
        if home and home["CPR far"]:
            return "father", self._owner(home["CPR far"])
        return ("address", f"{home['Adresse']} {home['Postnr']}") if home and home["Adresse"] else ("child", key)

    def _said(self) -> dict[str, dict[str, Any]]:
        """Without a register: what the three systems say of each child, the newest word last."""
        if not hasattr(self, "_words"):
            self._words: dict[str, dict[str, Any]] = {}
            day_of = {"dubu_sager": "Oprettet", "esdh_sager": "SagsDato", "novax_kontakter": "Dato"}
            said = [(row.values[header], row) for file, header in day_of.items() for row in self.rows[file] if row.person]
            for _, row in sorted(said, key=lambda pair: pair[0]):
                home = self._words.setdefault(row.person or "", {"CPR mor": None, "CPR far": None, "Adresse": None, "Postnr": ""})
                home.update({name: row.values[name] for name in ("CPR mor", "CPR far", "Adresse") if row.values.get(name)})
        return self._words

    def _owner(self, number: str) -> str:
        if not hasattr(self, "_numbers"):
            self._numbers = {number: person.key for person in self.people.values() for _, number in person.numbers}
        return self._numbers[number]


def town(truth: Truth, as_of: date, decided: Mapping[tuple[str, str], str] | None = None) -> Town:
    """Everything as known on the day; `decided` gives the person of rows that only evidence can settle."""
    rows: dict[str, list[Row]] = defaultdict(list)
    people = {person.key: person for person in [*truth.town.children, *truth.town.parents]}
    for known in truth.state(as_of):
        row = known
        if row.by_evidence and decided is not None:
            row = replace(row, person=decided.get((row.file, row.uid), row.person))
        rows[row.file].append(row)
        if row.born and row.person not in people:
            people[row.person or ""] = Person(row.person or "", "", UNKNOWN, row.born, [])
    seen = Town(as_of, rows, people)
    records = _records(seen)
    begun = [record for record in records if record.start <= as_of]
    seen.courses = _merged(begun, as_of)
    seen.waiting = seen.courses + [record for record in records if record.start > as_of]
    for course in seen.waiting:
        course.unit = seen.performing(course.unit_text, course.worker, course.start)
    return seen


def _records(seen: Town) -> list[Course]:
    sessions: dict[str, list[date]] = defaultdict(list)
    days: dict[str, list[date]] = defaultdict(list)
    for row in seen.rows["esdh_aktiviteter"]:
        days[row.values["Sags-id"]].append(row.values["Dato"])
        if row.values["Aktivitet"] != "Notat":
            sessions[row.values["Sags-id"]].append(row.values["Dato"])
    records = []
    for row in seen.rows["dubu_ydelser"]:
        value = row.values
        last = value["Startdato"] if row.unknown_end else value["Slutdato"]
        activity, step = SERVICES.get(value["Ydelsestype"], ("ukategoriseret", None))
        records.append(Course(("dubu",), row.person, activity, value["Startdato"], last, value["Foranstaltningsparagraf"], value["Indsatstrappe"] or step,
                              value["Afdeling"], value["Sagsbehandler"], value["Ansøgt"], value["Startdato"], unknown_end=row.unknown_end))  # fmt: skip
    for row in seen.rows["novax_forloeb"]:
        value = row.values
        activity, step = SERVICES.get(value["Forløbstype"], ("ukategoriseret", None))
        records.append(
            Course(
                ("novax",),
                row.person,
                activity,
                value["Start"],
                value["Slut"],
                None,
                step,
                None,
                value["Sundhedsplejerske"],
                value["Henvist"],
                value["Start"],
            )
        )
    pairs: dict[tuple[str, str | None], list[Course]] = defaultdict(list)
    for row in seen.rows["esdh_sager"]:
        value = row.values
        last = max([value["SagsDato"], *days[row.uid]]) if row.unknown_end else value["Afsluttet"]
        activity, step = SERVICES.get(value["Forløbstype"], ("ukategoriseret", None))
        held = tuple(sessions[row.uid])
        first = min((day for day in held if value["Henvist"] is None or day >= value["Henvist"]), default=None)
        course = Course(("esdh",), row.person, activity, value["SagsDato"], last, None, step, value["Enhed"], value["Sagsbehandler"], value["Henvist"], first, held,
                        unknown_end=row.unknown_end)  # fmt: skip
        number = value["Nummer"]
        pairs[number[:-4] if number.endswith(("-Mor", "-Far")) else f"{number}/{row.uid}", row.person].append(course)
    return records + [_joined(both) for both in pairs.values()]


def _joined(parts: list[Course]) -> Course:
    """Several records as one course: earliest start, latest end, open if any is."""
    if len(parts) == 1:
        return parts[0]
    eldest = min(parts, key=lambda part: (part.start, part.sources != ("dubu",)))
    lasts = [part.last for part in parts]
    with_law = next((part for part in parts if part.provision), eldest)
    with_step = next((part for part in parts if part.sources == ("dubu",)), eldest)
    firsts = [part.first_contact for part in parts if part.first_contact]
    return Course(
        tuple(sorted({source for part in parts for source in part.sources})), eldest.person, eldest.activity, eldest.start,
        None if None in lasts else max(last for last in lasts if last), with_law.provision, with_step.step, eldest.unit_text, eldest.worker,
        min((part.requested for part in parts if part.requested), default=None), min(firsts, default=None),
        tuple(day for part in parts for day in part.sessions), unknown_end=_ends_unknown(parts),
    )  # fmt: skip


def _ends_unknown(parts: list[Course]) -> bool:
    """Whether the latest day known is one of a record whose end cannot be read."""
    known = max((part.last for part in parts if part.last and not part.unknown_end), default=date.min)
    return any(part.unknown_end and part.last is not None and part.last > known for part in parts)


def overlap(one: Course, other: Course, as_of: date) -> int:
    """Days that two records share, open ones running to the as-of day."""
    return (min(one.last or as_of, other.last or as_of) - max(one.start, other.start)).days + 1


def _merged(records: list[Course], as_of: date) -> list[Course]:
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, record in enumerate(records):
        if record.person:
            groups[record.person, record.activity].append(index)
    leader = list(range(len(records)))
    for members in groups.values():
        _match(records, members, leader, as_of)
    courses: dict[int, list[Course]] = defaultdict(list)
    for index, record in enumerate(records):
        while leader[index] != index:
            index = leader[index]
        courses[index].append(record)
    return [_joined(parts) for parts in courses.values()]


def _match(records: list[Course], members: list[int], leader: list[int], as_of: date) -> None:
    """Each record joins at most one of each other system: the longest overlap, then the earliest start."""
    pairs = [(one, other) for one in members for other in members if one < other and records[one].sources != records[other].sources
             and overlap(records[one], records[other], as_of) > 0]  # fmt: skip
    pairs.sort(key=lambda pair: (-overlap(records[pair[0]], records[pair[1]], as_of), min(records[pair[0]].start, records[pair[1]].start),
                                 max(records[pair[0]].start, records[pair[1]].start)))  # fmt: skip
    taken: set[tuple[int, tuple[str, ...]]] = set()
    for one, other in pairs:
        if (one, records[other].sources) in taken or (other, records[one].sources) in taken:
            continue
        taken |= {(one, records[other].sources), (other, records[one].sources)}
        high, low = max(one, other), min(one, other)
        while leader[low] != low:
            low = leader[low]
        while leader[high] != high:
            high = leader[high]
        leader[max(high, low)] = min(high, low)
