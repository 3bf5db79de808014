"""DUBU's cases, notifications and assessments as the rows of its exports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from forspring.demo import rates, staff
from forspring.demo.chance import NEVER, Array, between, chosen, pick, stream, texts
from forspring.demo.concerns import HISTORY_FROM, IN_CASE, Cases, Notices, delivered
from forspring.demo.families import Population, postcode
from forspring.demo.sheet import UNBORN, Sheet, blanked, numbered, sheet
from forspring.demo.staff import Staff

CLOSED = np.datetime64("2024-01-01")  # the Social Services Act's last day for children was the day before


@dataclass(frozen=True)
class Casework:
    """What the files of DUBU share: people, cases, who holds them, and their numbers."""

    people: Population
    cases: Cases
    staff: Staff
    team: Array
    post: Array
    block: int
    newest: date

    def case_number(self, case: Array) -> pa.Array:
        """Case numbers as DUBU writes them; blank for none."""
        year = self.cases.opened[case].astype("datetime64[Y]").astype(int) + 1970
        number = numbered("", self.block * 100_000 + case)
        written = pc.binary_join_element_wise("DUBU", pa.array(year).cast(pa.string()), number, "-")
        return blanked(written, case < 0)

    def worker_on(self, case: Array, day: Array) -> pa.Array:
        """Initials of who held the case on the day."""
        return self.staff.initials(self.staff.worker(self.post[case], np.fmin(day, np.datetime64(self.newest))))


def teams(rng: np.random.Generator, cases: Cases) -> Array:
    """The team that holds each case."""
    north_or_south = staff.team_of(cases.child % 2, "authority_north", "authority_south")
    return np.where(cases.track == rates.DISABILITY, staff.TEAM["disability"], north_or_south)


def about(people: Population, person: Array, day: Array) -> dict[str, object]:
    """Civil number and name of children on the day."""
    return {"CPR-nr.": people.number_on(person, day), "Navn": people.name.take(pa.array(person))}


def case_rows(work: Casework, seed: int) -> Sheet:
    """dubu_sager."""
    rng = stream(seed, work.block, 5)
    cases, people = work.cases, work.people
    rows = np.flatnonzero(delivered(cases.opened, cases.closed, work.newest))
    child, opened = cases.child[rows], cases.opened[rows]
    last_known = np.fmin(cases.closed[rows], np.datetime64(work.newest))
    home = people.home(child, last_known)
    return sheet(
        "dubu_sager", child,
        about(people, child, np.fmax(opened, HISTORY_FROM)) | {
            "Sagsnummer": work.case_number(rows), "Adresse": people.address(home, people.is_protected[child]),
            "Postnr": blanked(postcode(home), people.is_protected[child]), "Sagstype": texts(rates.CASE_TYPES, cases.track[rows]),
            "Sagsbehandler": work.worker_on(rows, last_known), "Afdeling": staff.named(rng, staff.unit_on(work.team[rows], last_known), 0.2),
            "Oprettet": opened, "Lukket": cases.closed[rows],
        },
    )  # fmt: skip


def notification_rows(work: Casework, notices: Notices, seed: int) -> Sheet:
    """dubu_underretninger."""
    rng = stream(seed, work.block, 6)
    rows = np.flatnonzero(notices.received >= HISTORY_FROM)
    rows = rows[np.argsort(notices.received[rows], kind="stable")]
    child, received, unborn, case = notices.child[rows], notices.received[rows], notices.is_unborn[rows], notices.case[rows]
    people, count, day = work.people, len(rows), notices.received[rows].astype("datetime64[D]")
    notifier = _notifiers(rng, received)
    led_to = notices.led_to[rows]
    outcome = texts((*rates.OUTCOMES, "Eksisterende sag"), np.where(led_to == IN_CASE, len(rates.OUTCOMES), led_to))
    assessed, receipt = _answered(rng, received, notifier)
    seat = np.where(
        case >= 0, work.post[case], work.staff.post(staff.team_of(child % 2, "authority_north", "authority_south"), rng.random(count))
    )
    return sheet(
        "dubu_underretninger", child + unborn * UNBORN,
        {
            "Underretnings-id": numbered(f"U{work.block:02}", np.arange(count)), "Sagsnummer": work.case_number(case),
            "CPR-nr.": np.where(unborn, 0, people.number_on(child, day)),
            "Mors CPR-nr.": np.where(unborn | (rng.random(count) < 0.1), people.number_on(people.mother[child], day), 0),
            "Navn": blanked(people.name.take(pa.array(child)), unborn), "Modtaget": received, "Underretter": notifier,
            "Paragraf": _notice_provision(notifier, received), "Årsager": _causes(rng, count), "Vurderet": assessed,
            "Akut": pc.if_else(pa.array(rng.random(count) < 0.07), "ja", "nej"), "Kvittering sendt": receipt, "Udfald": outcome,
            "Sagsbehandler": work.staff.initials(work.staff.worker(seat, day)),
        },
    )  # fmt: skip


def _notifiers(rng: np.random.Generator, received: Array) -> pa.Array:
    """Statistics Denmark's codes; code 7 was split in 12 and 13 in 2024."""
    code = chosen(rng, len(received), rates.NOTIFIERS)
    split = pc.and_(pc.equal(code, "7"), pa.array(received >= CLOSED))
    own = pc.if_else(pa.array(rng.random(len(received)) < rates.OWN_CHILD), "12", "13")
    return pc.if_else(split, own, code)


def _answered(rng: np.random.Generator, received: Array, notifier: pa.Array) -> tuple[Array, Array]:
    """When each was assessed and its receipt sent."""
    count, day = len(received), received.astype("datetime64[D]")
    in_time = rng.random(count) < rates.on(rates.ASSESSED_24_HOURS, received)
    minutes = np.where(in_time, np.minimum(rng.exponential(330, count), 1430), 1500 + rng.exponential(2900, count)).astype(np.int64)
    assessed = np.where(rng.random(count) < 0.004, np.datetime64("NaT"), received + minutes).astype("datetime64[m]")
    waited = np.where(rng.random(count) < rates.RECEIPT_IN_TIME, between(rng, 0, 6, count), between(rng, 9, 30, count))
    unsent = (rng.random(count) < 0.015) | np.asarray(pc.equal(notifier, "8"))
    return assessed, np.where(unsent, NEVER, day + waited)


def _notice_provision(notifier: pa.Array, received: Array) -> pa.Array:
    """The paragraph: between municipalities, from professionals by duty, or from anybody."""
    number = np.asarray(notifier.cast(pa.int64()))
    place = np.select([number == 1, np.isin(number, (2, 3, 4, 5, 6, 9))], [0, 1], 2)
    law = ("SEL § 152", "SEL § 153", "SEL § 154", "BL § 132", "BL § 133", "BL § 135")
    return texts(law, place + 3 * (received >= CLOSED))


def _causes(rng: np.random.Generator, count: int) -> pa.Array:
    """One to three causes with `|` between."""
    first, second, third = (chosen(rng, count, rates.CAUSES) for _ in range(3))
    many = pick(rng, count, (0.66, 0.26, 0.08))
    second = blanked(second, np.asarray((many < 1) | np.asarray(pc.equal(first, second))))
    third = blanked(third, np.asarray((many < 2) | np.asarray(pc.or_(pc.equal(first, third), pc.fill_null(pc.equal(second, third), True)))))
    return pc.binary_join_element_wise(first, second, third, "|", null_handling="skip")


@dataclass(frozen=True)
class Examined:
    """Assessments: in which case, of which kind (a track; none is a screening), and their days; the last may lie ahead."""

    case: Array
    track: Array
    aware: Array
    start: Array
    last: Array


def examined(work: Casework, notices: Notices, seed: int) -> Examined:
    """Screenings from 2024, examinations, and full assessments of those who may need support."""
    rng = stream(seed, work.block, 7)
    cases = work.cases
    by_notice = (notices.received >= CLOSED) & (notices.led_to != IN_CASE) & (notices.case >= 0)
    screened = np.flatnonzero(by_notice & (rng.random(len(by_notice)) < 0.35))
    full = np.flatnonzero((cases.track >= rates.EXAMINE) & delivered(cases.opened, cases.closed, work.newest))
    full = full[(cases.track[full] != rates.DISABILITY) | (rng.random(len(full)) < 0.6)]
    case = np.concatenate([notices.case[screened], full])
    track = np.concatenate([np.full(len(screened), rates.NONE), cases.track[full]])
    aware = np.concatenate([notices.received[screened].astype("datetime64[D]"), cases.noticed[full]])
    start = aware + np.where(track == rates.NONE, 0, between(rng, 0, 22, len(case)))
    last = _ended(rng, track, aware, start)
    keep = delivered(start, last, work.newest)
    return Examined(case[keep], track[keep], aware[keep], start[keep], last[keep])


def assessment_rows(work: Casework, made: Examined, seed: int) -> Sheet:
    """dubu_undersoegelser."""
    rng = stream(seed, work.block, 21)
    child, count, track = work.cases.child[made.case], len(made.case), made.track
    talk = np.where((track >= rates.ASSESS) & (rng.random(count) < 0.78), made.start + between(rng, 3, 100, count), NEVER)
    late = (track >= rates.ASSESS) & (made.last > made.aware + 123) & (rng.random(count) < 0.6)
    result = np.select([track <= rates.EXAMINE, track == rates.ASSESS, track == rates.PLACE], [1, 0, 3], 2)
    return sheet(
        "dubu_undersoegelser", child,
        about(work.people, child, made.start) | {
            "Undersøgelses-id": numbered(f"B{work.block:02}", np.arange(count)), "Sagsnummer": work.case_number(made.case),
            "Type": texts(("Screening", "Afdækning", "Børnefaglig undersøgelse"), np.select([track == rates.NONE, track == rates.EXAMINE], [0, 1], 2)),
            "Opmærksom dato": made.aware, "Startdato": made.start, "Slutdato": made.last,
            "Foreløbig vurdering": np.where(late, made.aware + 118, NEVER),
            "Børnesamtale": np.where(rng.random(count) < 0.93, np.minimum(talk, made.last), talk),
            "Resultat": texts(("Ingen indsats", "Rådgivning", "Støttende indsats", "Anbringelse"), result),
            "Sagsbehandler": work.worker_on(made.case, made.start),
        },
    )  # fmt: skip


def _ended(rng: np.random.Generator, track: Array, aware: Array, started: Array) -> Array:
    """The last day: within four months of awareness as often as published for the year, else some months later."""
    count = len(track)
    in_time = rng.random(count) < rates.on(rates.WITHIN_4_MONTHS, aware)
    full = np.where(in_time, aware + between(rng, 55, 121, count), aware + 124 + rng.exponential(70, count).astype(np.int64))
    return np.select(
        [track == rates.NONE, track == rates.EXAMINE], [started + between(rng, 0, 6, count), started + between(rng, 20, 95, count)], full
    )
