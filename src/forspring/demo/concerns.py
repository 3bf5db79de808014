"""Notifications about children, and the cases they open: the thread that the rest of DUBU hangs on.

A notification about a child without an open case leads to nothing or opens a case on one of the tracks of
`rates`; other cases begin because the family asks. A case is one row of dubu_sager.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from forspring.demo import rates
from forspring.demo.chance import Array, between, calibrated, earliest, lasting, pick, rank_within, repeated, stream
from forspring.demo.families import Population

HISTORY_FROM = np.datetime64("2021-01-01")  # closed matters from before are no longer exported
IN_CASE = len(rates.TRACKS)  # the outcome of a notification about a child whose case is open


@dataclass(frozen=True)
class Notices:
    """Notifications: about which child, when, what they led to, and the case they belong to (-1 for none)."""

    child: Array
    received: Array
    is_unborn: Array
    led_to: Array
    case: Array


@dataclass(frozen=True)
class Cases:
    """Cases: whose, for what, and the days they ran."""

    child: Array
    track: Array
    opened: Array
    closed: Array  # the last day even when it lies ahead
    noticed: Array  # the day the municipality became aware

    def __len__(self) -> int:
        return len(self.child)


def draw(seed: int, block: int, people: Population, newest: date) -> tuple[Notices, Cases]:
    """All notifications and cases up to the newest day, those from before the exported history too."""
    rng = stream(seed, block, 4)
    child, received = _received(rng, people, newest)
    track = _tracks(rng, child, received)
    length = lasting(rng, np.array(rates.CASE_DAYS, float)[track], len(child))
    led_to, opener = _openers(child, received, track, length)
    opening = np.flatnonzero(opener == np.arange(len(child)))
    asked = _asked_for(rng, people, newest)
    cases = _cases(rng, people, (child, track, received, length), opening, asked)
    case_of = np.full(len(child) + 1, -1)
    case_of[opening] = np.arange(len(opening))
    mother_child, at = _unborn(rng, people, newest)
    notices = Notices(
        child=np.concatenate([child, mother_child]), received=np.concatenate([received, at]),
        is_unborn=np.arange(len(child) + len(at)) >= len(child),
        led_to=np.concatenate([led_to, pick(rng, len(at), rates.LED_TO[:4])]),
        case=np.concatenate([case_of[opener], np.full(len(at), -1)]),
    )  # fmt: skip
    return notices, cases


def _received(rng: np.random.Generator, people: Population, newest: date) -> tuple[Array, Array]:
    """Children and moments of the notifications about the born, in order of child and moment."""
    found = []
    everyone = np.arange(people.children)
    for year in range(2018, newest.year + 1):
        midyear = np.full(people.children, np.datetime64(f"{year}-07-01"))
        age = people.age(everyone, midyear)
        child = np.flatnonzero(people.lives_here(everyone, midyear) & (age < 18))
        likely = calibrated(people.need[child], rates.of_year(rates.NOTIFIED, year) * 1.02)
        child = child[rng.random(len(child)) < likely]
        times = 1 + pick(rng, len(child), rates.TIMES_NOTIFIED)
        times += np.where(times == 6, rng.geometric(0.42, len(child)) - 1, 0)
        owner, _ = repeated(times)
        day = np.datetime64(f"{year}-01-01") + between(rng, 0, 365, len(owner))
        found.append((child[owner], _at_work(rng, day)))
    child, received = (np.concatenate(column) for column in zip(*found, strict=True))
    day = received.astype("datetime64[D]")
    keep = (day <= np.datetime64(newest)) & people.lives_here(child, day) & (people.age(child, day) < 18)
    order = np.lexsort((received[keep], child[keep]))
    return child[keep][order], received[keep][order]


def _at_work(rng: np.random.Generator, day: Array) -> Array:
    """Moments of the day, most of them on weekdays in the daytime."""
    weekday = (day.astype(int) + 3) % 7
    day = np.where((weekday > 4) & (rng.random(len(day)) < 0.75), day - 2, day)
    minute = np.where(rng.random(len(day)) < 0.85, between(rng, 7 * 60, 17 * 60, len(day)), between(rng, 0, 24 * 60, len(day)))
    return day.astype("datetime64[m]") + minute


def _tracks(rng: np.random.Generator, child: Array, received: Array) -> Array:
    """What each would lead to; before 2024 there was no examination short of a full assessment."""
    track = pick(rng, len(child), rates.LED_TO)
    return np.where((track == rates.EXAMINE) & (received < np.datetime64("2024-01-01")), rates.ASSESS, track)


def _openers(child: Array, received: Array, track: Array, length: Array) -> tuple[Array, Array]:
    """What each notification led to, and the notification that opened the case it belongs to (-1 for none)."""
    place = rank_within(child, received)
    covered_until = np.full(child.max(initial=0) + 1, np.datetime64("1900-01-01"))
    opener_of = np.full(child.max(initial=0) + 1, -1)
    led_to, opener = track.copy(), np.full(len(child), -1)
    day = received.astype("datetime64[D]")
    for turn in range(int(place.max(initial=-1)) + 1):
        rows = np.flatnonzero(place == turn)
        covered = day[rows] <= covered_until[child[rows]]
        led_to[rows[covered]] = IN_CASE
        opener[rows[covered]] = opener_of[child[rows[covered]]]
        opens = rows[~covered & (track[rows] != rates.NONE)]
        covered_until[child[opens]] = day[opens] + length[opens]
        opener_of[child[opens]] = opener[opens] = opens
    return led_to, opener


def _asked_for(rng: np.random.Generator, people: Population, newest: date) -> tuple[Array, Array, Array]:
    """Children, tracks and days of the cases that begin without a notification."""
    found = []
    everyone = np.arange(people.children)
    for track, rate in rates.ASKED_FOR.items():
        for year in range(rates.FIRST_YEAR[track], newest.year + 1):
            day = np.datetime64(f"{year}-01-01") + between(rng, 0, 365, people.children)
            youngest, oldest = rates.AGES[track]
            age = people.age(everyone, day)
            able = np.flatnonzero(people.lives_here(everyone, day) & (age >= youngest) & (age < oldest) & (day <= np.datetime64(newest)))
            child = able[rng.random(len(able)) < rate * 23 / (oldest - youngest) * people.need[able].clip(0.2, 6)]
            found.append((child, np.full(len(child), track), day[child]))
    children, tracks, days = (np.concatenate(column) for column in zip(*found, strict=True))
    return children, tracks, days


def _cases(
    rng: np.random.Generator, people: Population, notified: tuple[Array, ...], opening: Array, asked: tuple[Array, Array, Array]
) -> Cases:
    """The cases opened by notifications, then those asked for."""
    child, track, received, length = (column[opening] for column in notified)
    noticed = np.concatenate([received.astype("datetime64[D]"), asked[2]])
    child, track = np.concatenate([child, asked[0]]), np.concatenate([track, asked[1]])
    length = np.concatenate([length, lasting(rng, np.array(rates.CASE_DAYS, float)[asked[1]], len(asked[1]))])
    opened = noticed + np.where(rng.random(len(child)) < 0.7, 0, between(rng, 1, 6, len(child)))
    grown = people.born[child] + np.where((track >= rates.PLACE) & (rng.random(len(child)) < 0.5), 23 * 365, 18 * 365 + 4)
    closed = np.maximum(earliest(opened + length, grown, people.leaves[people.family[child]]), opened)
    placed_before = (track == rates.PLACE) & (rank_within(child * len(rates.TRACKS) + track, opened) > 0)
    return Cases(child, np.where(placed_before, rates.SUPPORT, track), opened, closed, noticed)


def _unborn(rng: np.random.Generator, people: Population, newest: date) -> tuple[Array, Array]:
    """Expected children whose mothers are notified about, and the moments."""
    everyone = np.arange(people.children)
    day = people.born[: people.children] - between(rng, 14, 190, people.children)
    mother_here = ~(people.arrives[people.family[everyone]] > day) & ~(people.leaves[people.family[everyone]] <= day)
    is_first = ~(people.is_twin & (rank_within(people.mother, people.born[everyone], everyone) > 0))
    at_risk = rng.random(people.children) < rates.UNBORN * people.need.clip(0, 5)
    child = np.flatnonzero(at_risk & mother_here & is_first & (day >= np.datetime64("2018-01-01")) & (day <= np.datetime64(newest)))
    return child, _at_work(rng, day[child])


def delivered(opened: Array, closed: Array, newest: date) -> Array:
    """Whether a matter is still in the export: begun by the newest day and not closed before the history begins."""
    return np.asarray((opened <= np.datetime64(newest)) & ~(closed < HISTORY_FROM))
