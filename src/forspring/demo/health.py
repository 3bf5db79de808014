"""The health visitors: that a contact took place, and the courses beside the universal visits."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from forspring.demo import staff
from forspring.demo.chance import NEVER, Array, between, earliest, lasting, pick, repeated, stream, texts
from forspring.demo.concerns import HISTORY_FROM, delivered
from forspring.demo.families import Population
from forspring.demo.interventions import SERVICES, Given
from forspring.demo.sheet import Sheet, numbered, sheet
from forspring.demo.social import Casework

TYPES = ("Hjemmebesøg", "Behovsbesøg", "Konsultation", "Skoleundersøgelse", "Telefon", "Åbent hus")
HOME, NEED, CLINIC, SCHOOL, PHONE, OPEN_HOUSE = range(len(TYPES))
REASONS = ("A1", "B2", "A3", "S1", "A4", "A9")
SCHEDULE = (
    (4, HOME),
    (10, HOME),
    (28, HOME),
    (75, HOME),
    (130, HOME),
    (245, HOME),
    (330, HOME),
    (50, PHONE),
    (160, CLINIC),
    (550, HOME),
    (1100, HOME),
)
AT_SCHOOL = (6.4, 7.3, 9.5, 11.4, 13.2, 15.1)
BY_AGE = ((0, 1, 5.5, (PHONE, CLINIC, OPEN_HOUSE)), (1, 6, 1.3, (PHONE, CLINIC, OPEN_HOUSE)), (6, 16, 0.62, (CLINIC, PHONE)))
COURSES = ("Almindelig", "Behovsforløb", "Mødregruppe", "Familiegruppe")


def contact_rows(work: Casework, seed: int) -> Sheet:
    """novax_kontakter: the visits of the programme, those in between by age, and the extra visits of those who need them."""
    rng = stream(seed, work.block, 14)
    people = work.people
    parts = [_programme(rng, people), _between(rng, people, work), _extra(rng, people)]
    child, day, kind = (np.concatenate(column) for column in zip(*parts, strict=True))
    keep = (day >= HISTORY_FROM) & (day <= np.datetime64(work.newest)) & people.lives_here(child, day)
    child, day, kind = child[keep], day[keep], kind[keep]
    order = np.lexsort((kind, child, day))
    child, day, kind = child[order], day[order], kind[order]
    count = len(child)
    home = people.home(child, day)
    worker = _visitors(work, child, day)
    with_mother = people.age(child, day) < 6
    return sheet(
        "novax_kontakter", child,
        {
            "Kontakt-id": numbered(f"K{work.block:02}", np.arange(count)), "CPR barn": people.number_on(child, day),
            "Navn barn": people.name.take(pa.array(child)), "CPR mor": np.where(with_mother, people.number_on(people.mother[child], day), 0),
            "CPR far": np.where(with_mother & (rng.random(count) < 0.7), people.number_on(people.father[child], day), 0),
            "Adresse": people.address(home, people.is_protected[child]), "Dato": day, "Kontakttype": texts(TYPES, kind),
            "Anledning": texts(REASONS, np.where(rng.random(count) < 0.04, -1, kind)), "Sundhedsplejerske": work.staff.initials(worker),
            "Distrikt": people.district(home, day),
        },
    )  # fmt: skip


def _visitors(work: Casework, child: Array, day: Array) -> Array:
    """Who visits the child: one post of the child's half of the municipality."""
    family = work.people.family[child]
    team = staff.team_of(family % 2, "health_north", "health_south")
    counts = np.bincount(work.staff.posts, minlength=len(staff.TEAMS))
    post = (np.cumsum(counts) - counts)[team] + family // 2 % counts[team]
    return work.staff.worker(post, day)


def _programme(rng: np.random.Generator, people: Population) -> tuple[Array, ...]:
    """The visits offered to all, most of which take place."""
    planned = [(days, kind, 4 + days // 12) for days, kind in SCHEDULE] + [(int(years * 365), SCHOOL, 120) for years in AT_SCHOOL]
    child = np.repeat(np.arange(people.children), len(planned))
    days, kinds, slack = (np.tile(np.array(column), people.children) for column in zip(*planned, strict=True))
    day = people.born[child] + days + between(rng, 0, slack, len(child))
    held = rng.random(len(child)) < np.where(kinds == SCHOOL, 0.93, 0.9)
    return child[held], day[held], kinds[held]


def _between(rng: np.random.Generator, people: Population, work: Casework) -> tuple[Array, ...]:
    """Calls, consultations and open house, fewer with age."""
    found = []
    for youngest, oldest, per_year, kinds in BY_AGE:
        first = np.fmax(people.born[: people.children] + youngest * 365, HISTORY_FROM)
        last = np.fmin(people.born[: people.children] + oldest * 365, np.datetime64(work.newest))
        days = np.maximum((last - first).astype(np.int64), 0)
        child, _ = repeated(rng.poisson(days * per_year / 365))
        day = first[child] + between(rng, 0, days[child], len(child))
        found.append((child, day, np.array(kinds)[rng.integers(0, len(kinds), len(child))]))
    return tuple(np.concatenate(column) for column in zip(*found, strict=True))


def _in_need(people: Population) -> tuple[Array, Array]:
    """Children followed more closely, and how old they were in days when it began."""
    child = np.flatnonzero(people.need > 2.4)
    return child, 20 + people.number[child] % 1200


def _extra(rng: np.random.Generator, people: Population) -> tuple[Array, ...]:
    """The extra visits."""
    child, begun = _in_need(people)
    owner, place = repeated(rng.poisson(6, len(child)))
    day = people.born[child][owner] + begun[owner] + place * 24 + between(rng, 0, 14, len(owner))
    return child[owner], day, np.full(len(owner), NEED)


def course_rows(work: Casework, given: Given, seed: int) -> Sheet:
    """novax_forloeb: the ordinary course of every small child, courses by need and groups, some of which DUBU holds too."""
    rng = stream(seed, work.block, 15)
    child, kind, start, last = _courses(rng, work, given)
    keep = delivered(start, last, work.newest) & work.people.lives_here(child, start) & (last >= start)
    child, kind, start, last = child[keep], kind[keep], start[keep], last[keep]
    order = np.lexsort((kind, child, start))
    child, kind, start, last = child[order], kind[order], start[order], last[order]
    referred = np.where((kind > 0) & (rng.random(len(child)) < 0.75), start - between(rng, 2, 45, len(child)), NEVER)
    return sheet(
        "novax_forloeb", child,
        {
            "Forløbs-id": numbered(f"N{work.block:02}", np.arange(len(child))), "CPR barn": work.people.number_on(child, start),
            "Navn barn": work.people.name.take(pa.array(child)), "Forløbstype": texts(COURSES, kind), "Henvist": referred, "Start": start, "Slut": last,
            "Sundhedsplejerske": work.staff.initials(_visitors(work, child, start)),
        },
    )  # fmt: skip


def _courses(rng: np.random.Generator, work: Casework, given: Given) -> list[Array]:
    """Child, type, first and last day; the ordinary course ends at about one year, or at school start for a few."""
    people = work.people
    everyone = np.arange(people.children)
    born = people.born[: people.children]
    needing, begun = _in_need(people)
    grouped = np.flatnonzero(rng.random(people.children) < 0.14)
    group_start = born[grouped] + between(rng, 60, 140, len(grouped))
    name = np.array([service.name for service in SERVICES])
    shared = np.flatnonzero(
        (name[given.type] == "Gruppeforløb") & (people.age(given.child, given.start) < 8) & (rng.random(len(given)) < 0.5)
    )
    parts = [
        (
            everyone,
            np.zeros(people.children, np.int64),
            born + between(rng, 2, 9, people.children),
            born + between(rng, 300, 430, people.children),
        ),
        (needing, np.full(len(needing), 1), people.born[needing] + begun, people.born[needing] + begun + lasting(rng, 190.0, len(needing))),
        (grouped, 2 + pick(rng, len(grouped), (0.8, 0.2)), group_start, group_start + between(rng, 60, 200, len(grouped))),
        (given.child[shared], np.full(len(shared), 3), given.start[shared] + 7, np.fmax(given.last[shared], given.start[shared] + 7)),
    ]
    child, kind, start, last = (np.concatenate(column) for column in zip(*parts, strict=True))
    return [child, kind, start, earliest(last, people.leaves[people.family[child]])]
