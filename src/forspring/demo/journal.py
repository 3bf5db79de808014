"""The journal: PPR's cases and the counselling team's courses, with what was done in them.

Some early courses of DUBU are journalised here too, some cases are split per parent, and open counselling
mostly names nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from forspring.demo import rates, staff
from forspring.demo.chance import NEVER, Array, between, chosen, earliest, lasting, pick, rank_within, repeated, stream, texts
from forspring.demo.concerns import HISTORY_FROM, delivered
from forspring.demo.interventions import SERVICES, Given
from forspring.demo.sheet import NOBODY, Sheet, blanked, numbered, sheet
from forspring.demo.social import Casework

KINDS = tuple(rates.PPR_COURSES)
EQUAL = tuple(KINDS.index(kind) for kind in ("Samtaleforløb", "Cool Kids", "Forældrekursus"))
TALKS, OPEN = KINDS.index("Samtaleforløb"), KINDS.index("Åben rådgivning")
MEDIAN_DAYS = (70, 130, 95, 120, 90, 75, 85, 12)
SESSIONS = (4, 9, 8, 9, 10, 7, 8, 1.2)
REFERRERS = {"Skole": 0.44, "Dagtilbud": 0.21, "Forældre": 0.19, "Sundhedspleje": 0.05, "Myndighed": 0.07, "Andre": 0.04}
ACTIVITIES = {"Samtale": 0.27, "Møde": 0.16, "Test": 0.07, "Observation": 0.08, "Gruppegang": 0.05, "Konsultation": 0.12, "Notat": 0.25}


@dataclass(frozen=True)
class Journal:
    """Courses of the journal: child (-1 where it names nobody), type, days, post and serial number; `parent` is 1 for -Mor, 2 for -Far."""

    child: Array
    kind: Array
    referred: Array
    start: Array
    last: Array
    post: Array
    serial: Array
    parent: Array

    def __len__(self) -> int:
        return len(self.child)


def draw(work: Casework, given: Given, seed: int) -> Journal:
    """The journal's courses up to the newest day."""
    rng = stream(seed, work.block, 11)
    child, kind, start = _own(rng, work)
    twice = _registered_twice(rng, given)
    last = start + lasting(rng, np.array(MEDIAN_DAYS, float)[kind], len(start))
    child = np.concatenate([child, given.child[twice]])
    kind = np.concatenate([kind, [KINDS.index(SERVICES[one].name) for one in given.type[twice]]]).astype(np.int64)
    shift = between(rng, -18, 25, len(twice))
    start = np.concatenate([start, np.minimum(given.start[twice] + shift, given.last[twice])])
    last = np.fmax(np.concatenate([last, given.last[twice] + between(rng, -10, 30, len(twice))]), start)
    last = earliest(last, work.people.leaves[work.people.family[child]])
    keep = delivered(start, last, work.newest) & (start <= np.datetime64(work.newest))
    child, kind, start, last = child[keep], kind[keep], start[keep], last[keep]
    wait = np.where(rng.random(len(child)) < 0.86, lasting(rng, 12.0, len(child), 0.9), 0)
    referred = np.where(wait > 0, start - wait, NEVER)
    child = np.where((kind == OPEN) & (rng.random(len(child)) < rates.ANONYMOUS), NOBODY, child)
    order = np.argsort(start, kind="stable")
    return _split(
        rng,
        Journal(child, kind, referred, start, last, _posts(rng, work, kind), np.arange(len(child)), np.zeros(len(child), np.int64)),
        order,
    )


def _own(rng: np.random.Generator, work: Casework) -> tuple[Array, Array, Array]:
    """Children, types and days of the courses that begin in the journal."""
    found = []
    people, everyone = work.people, np.arange(work.people.children)
    for year in range(2020, work.newest.year + 1):
        day = np.datetime64(f"{year}-01-01") + between(rng, 0, 365, people.children)
        age = people.age(everyone, day)
        weight = np.where(age < 3, 0.12, 1.0) * (0.5 + 0.5 * people.need[everyone].clip(0, 6)) * rates.PPR_PER_YEAR
        child = np.flatnonzero(people.lives_here(everyone, day) & (age < 17) & (rng.random(people.children) < weight))
        found.append((child, day[child]))
    child, day = (np.concatenate(column) for column in zip(*found, strict=True))
    return child, pick(rng, len(child), rates.PPR_COURSES), day


def _registered_twice(rng: np.random.Generator, given: Given) -> Array:
    """The services of DUBU that are journalised too."""
    shared = np.array([service.name in KINDS for service in SERVICES])
    return np.flatnonzero(shared[given.type] & (rng.random(len(given)) < rates.REGISTERED_TWICE))


def _posts(rng: np.random.Generator, work: Casework, kind: Array) -> Array:
    """Who holds the course: the counselling team has half of the talks, groups and all open counselling."""
    team = staff.team_of(rng.integers(0, 2, len(kind)), "ppr_north", "ppr_south")
    by_team = (kind == OPEN) | (np.isin(kind, EQUAL) & (rng.random(len(kind)) < 0.55))
    return work.staff.post(np.where(by_team, staff.TEAM["counselling"], team), rng.random(len(kind)))


def _split(rng: np.random.Generator, courses: Journal, order: Array) -> Journal:
    """The same in order of start, some split in one case for the mother and one for the father."""
    split = (courses.child[order] >= 0) & np.isin(courses.kind[order], (TALKS, KINDS.index("Forældrekursus"), 0))
    split &= rng.random(len(order)) < rates.SPLIT_PER_PARENT
    owner, parent = repeated(1 + split)
    rows = order[owner]
    parent = np.where(split[owner], parent + 1, 0)
    later = np.where(parent == 2, between(rng, 0, 30, len(rows)), 0)
    start = np.fmin(courses.start[rows] + later, courses.last[rows])
    last = np.fmax(start, courses.last[rows] - np.where(parent == 1, between(rng, 0, 30, len(rows)), 0))
    return Journal(courses.child[rows], courses.kind[rows], courses.referred[rows], start, last, courses.post[rows], owner, parent)


def case_rows(work: Casework, courses: Journal, seed: int) -> Sheet:
    """esdh_sager."""
    rng = stream(seed, work.block, 12)
    people, count = work.people, len(courses)
    nobody = courses.child < 0
    child = np.where(nobody, 0, courses.child)
    today = np.datetime64(work.newest)
    home = people.home(child, np.fmin(courses.last, today))
    unit = staff.unit_on(work.staff.posts[courses.post], courses.start)
    year = pa.array(courses.start.astype("datetime64[Y]").astype(int) % 100 + 70 - 100).cast(pa.string())
    serial = pa.array(work.block * 100_000 + courses.serial + 100).cast(pa.string())
    suffix = texts(("", "-Mor", "-Far"), courses.parent)
    number = pc.binary_join_element_wise(pc.binary_join_element_wise("17.03.00-G01", serial, year, "-"), suffix, "")
    kinds = texts(KINDS, courses.kind)
    return sheet(
        "esdh_sager", courses.child,
        {
            "Id": numbered(f"E{work.block:02}", np.arange(count)), "Nummer": number,
            "Titel": pc.binary_join_element_wise(kinds, texts((", forløb", "; opstart\naftalt", ' "kort"'), pick(rng, count, (0.9, 0.05, 0.05))), ""),
            "CPR-nummer": np.where(nobody, 0, people.number_on(child, np.fmax(courses.start, HISTORY_FROM))),
            "Navn": blanked(people.name.take(pa.array(child)), nobody), "Adresse": people.address(home, nobody | (people.is_protected[child] & (rng.random(count) < 0.9))),
            "Sagsbehandler": work.staff.initials(work.staff.worker(courses.post, courses.start)),
            "Enhed": staff.named(rng, unit, 0.6, 0.04), "SagsDato": courses.start, "Henvist": courses.referred, "Afsluttet": courses.last,
            "Forløbstype": kinds, "Henviser": chosen(rng, count, REFERRERS),
        },
    )  # fmt: skip


def activity_rows(work: Casework, courses: Journal, seed: int) -> Sheet:
    """esdh_aktiviteter: the first some time after the start, the last no later than the end."""
    rng = stream(seed, work.block, 13)
    end = np.fmin(courses.last, np.datetime64(work.newest))
    wait = np.where(courses.kind == OPEN, 0, lasting(rng, 16.0, len(courses), 0.9))
    first = np.fmin(courses.start + wait, end)
    counts = rng.poisson(np.array(SESSIONS)[courses.kind] * 1.6)
    counts[(courses.kind != OPEN) & (courses.start + wait > end)] = 0
    course, place = repeated(counts)
    span = (end - first).astype(np.int64)[course]
    day = first[course] + np.where(place == 0, 0, between(rng, 0, span + 1, len(course)))
    keep = day >= HISTORY_FROM
    course, day, place = course[keep], day[keep], place[keep]
    order = np.lexsort((place, day, course))
    course, day, place = course[order], day[order], place[order]
    kind = pick(rng, len(course), ACTIVITIES)
    group = np.isin(courses.kind[course], (KINDS.index("Cool Kids"), KINDS.index("Forældrekursus"), KINDS.index("Gruppeforløb")))
    kind = np.where(group & (kind < 4), 4, kind)
    keep = rank_within((course * 40_000 + day.astype(np.int64)) * 10 + kind) == 0
    course, day, kind, place = course[keep], day[keep], kind[keep], place[keep]
    nature = np.select([kind == 6, courses.kind[course] <= 2, place < 2], [-1, 0, 0], 1)
    return sheet(
        "esdh_aktiviteter", courses.child[course],
        {
            "Sags-id": numbered(f"E{work.block:02}", course), "Dato": day, "Aktivitet": texts(ACTIVITIES, kind),
            "Karakter": texts(("Afklarende", "Udviklende"), np.where(rng.random(len(course)) < 0.06, -1, nature)),
            "Medarbejder": work.staff.initials(work.staff.worker(courses.post[course], day)),
            "Minutter": np.where(kind == 6, -1, 15 * between(rng, 2, 8, len(course))),
        },
    )  # fmt: skip
