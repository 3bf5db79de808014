"""The units and those who work in them, through three reorganisations.

A post is a chair in a team; people succeed each other in it. Teams change unit: the two authority units
became one in 2024, the two PPR units one in 2023, and the counselling team moved from the family area to
day care in July 2022.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from forspring.demo.chance import NEVER, Array, between, lasting, pick, repeated, stream, texts
from forspring.demo.people import first_names, full_names, names
from forspring.demo.sheet import NOBODY, Sheet, sheet

# fmt: off
UNITS = (  # Enhed, Navn, Overordnet, Chefområde, Rolle, Distrikt, Fra, Til
    ("RT", "Rådgivende team", "", "Familie", "Rådgivende team", "", "2012-01-01", "2022-06-30"),
    ("RT", "Rådgivende team", "", "Dagtilbud", "Rådgivende team", "", "2022-07-01", ""),
    ("MYN", "Myndighed Nord", "", "Familie", "Myndighed", "Nord", "2008-01-01", "2023-12-31"),
    ("MYS", "Myndighed Syd", "", "Familie", "Myndighed", "Syd", "2008-01-01", "2023-12-31"),
    ("MYF", "Myndighed Børn og Unge", "", "Familie", "Myndighed", "", "2024-01-01", ""),
    ("BHC", "Børnehandicap", "MYF", "Familie", "Myndighed", "", "2008-01-01", ""),
    ("FAM", "Familiehuset", "MYF", "Familie", "Udfører", "", "2008-01-01", ""),
    ("UNG", "Ungehuset", "MYF", "Familie", "Udfører", "", "2014-01-01", ""),
    ("PPN", "PPR Nord", "", "Skole", "PPR", "Nord", "2008-01-01", "2023-07-31"),
    ("PPS", "PPR Syd", "", "Skole", "PPR", "Syd", "2008-01-01", "2023-07-31"),
    ("PPR", "Pædagogisk Psykologisk Rådgivning", "", "Skole", "PPR", "", "2023-08-01", ""),
    ("SPN", "Sundhedsplejen Nord", "", "Sundhed", "Sundhedspleje", "Nord", "2008-01-01", ""),
    ("SPS", "Sundhedsplejen Syd", "", "Sundhed", "Sundhedspleje", "Syd", "2008-01-01", ""),
)
TEAMS = {  # team: unit before, unit from, the day of the change, and the professions of its posts
    "authority_north": ("MYN", "MYF", "2024-01-01", "Socialrådgiver"), "authority_south": ("MYS", "MYF", "2024-01-01", "Socialrådgiver"),
    "disability": ("BHC", "BHC", "2024-01-01", "Socialrådgiver"), "counselling": ("RT", "RT", "2022-07-01", "Pædagogisk konsulent"),
    "family_house": ("FAM", "FAM", "2022-07-01", "Familiebehandler"), "youth": ("UNG", "UNG", "2022-07-01", "Familiebehandler"),
    "ppr_north": ("PPN", "PPR", "2023-08-01", "Psykolog"), "ppr_south": ("PPS", "PPR", "2023-08-01", "Psykolog"),
    "health_north": ("SPN", "SPN", "2022-07-01", "Sundhedsplejerske"), "health_south": ("SPS", "SPS", "2022-07-01", "Sundhedsplejerske"),
    "leaders": ("MYN", "MYF", "2024-01-01", "Leder"),
}
# fmt: on
TEAM = {name: place for place, name in enumerate(TEAMS)}
CODES = tuple(dict.fromkeys(unit[0] for unit in UNITS))
NAMES = tuple(dict(unit[:2] for unit in UNITS)[code] for code in CODES)
_BEFORE = np.array([CODES.index(team[0]) for team in TEAMS.values()])
_AFTER = np.array([CODES.index(team[1]) for team in TEAMS.values()])
_CHANGED_ON = np.array([team[2] for team in TEAMS.values()], dtype="datetime64[D]")
_LETTERS = "ABCDEFGHJKLMNOPRSTUVXYZ"
AWAY_FROM = np.datetime64("2026-08-17")  # those on leave now have been since
HOURS = (37, 37, 37, 37, 35, 32, 30)


def unit_on(team: Array, day: Array) -> Array:
    """The place among CODES of the team's unit on the day."""
    return np.where(day >= _CHANGED_ON[team], _AFTER[team], _BEFORE[team])


@dataclass(frozen=True)
class Staff:
    """Who held which post when; a worker is a number, and -1 nobody."""

    posts: Array  # the team of each post
    held_post: Array  # one row per worker, ordered by post and day
    held_from: Array
    held_until: Array
    hours: Array
    block: int

    def post(self, team: Array, lot: Array) -> Array:
        """The post of the team that each lot between 0 and 1 falls on."""
        counts = np.bincount(self.posts, minlength=len(TEAMS))
        first = np.cumsum(counts) - counts
        return np.asarray(first[team] + (lot * counts[team]).astype(np.int64))

    def worker(self, post: Array, day: Array) -> Array:
        """Who held the post on the day."""
        key = self.held_post * 100_000 + self.held_from.astype(np.int64)
        return np.asarray(np.searchsorted(key, post * 100_000 + day.astype(np.int64), side="right") - 1)

    def initials(self, worker: Array) -> pa.Array:
        """The workers' initials; blank for nobody."""
        return texts(_initials(self.block * 2000 + np.arange(len(self.held_post))), worker)


def draw(seed: int, block: int, sizes: dict[str, int], newest: np.datetime64) -> Staff:
    """Posts of the sizes asked for and those who have held them since 2005."""
    rng = stream(seed, block, 2)
    posts = np.repeat(np.arange(len(TEAMS)), [max(1, sizes[team]) for team in TEAMS])
    post, place = repeated(np.full(len(posts), 9))
    stay = np.where(place == 0, between(rng, 5000, 6600, len(post)), lasting(rng, 900.0, len(post)))
    total = np.cumsum(stay)
    since = np.datetime64("2005-01-01") + (total - stay) - (total - stay)[place == 0][post]
    keep = since <= newest
    post, since = post[keep], since[keep]
    until = np.append(since[1:] - 1, NEVER)
    until[np.append(post[1:] != post[:-1], True)] = NEVER
    return Staff(posts, post, since, until, np.array(HOURS)[rng.integers(0, len(HOURS), len(post))], block)


def units() -> Sheet:
    """The register of units."""
    columns = [list(column) for column in zip(*UNITS, strict=True)]
    headers = ("Enhed", "Navn", "Overordnet", "Chefområde", "Rolle", "Distrikt")
    written = {header: pa.array(values, pa.string()) for header, values in zip(headers, columns, strict=False)}
    days = {"Fra": np.array(columns[6], "datetime64[D]"), "Til": np.array([day or "NaT" for day in columns[7]], "datetime64[D]")}
    return sheet("organisation_enheder", np.full(len(UNITS), NOBODY), written | days)


def workers(staff: Staff, seed: int) -> Sheet:
    """The register of workers: one row per unit and hours held, leave without hours among them."""
    rng = stream(seed, staff.block, 3)
    count = len(staff.held_post)
    team = staff.posts[staff.held_post]
    moved = (_CHANGED_ON[team] > staff.held_from) & ~(_CHANGED_ON[team] > staff.held_until) & (_BEFORE[team] != _AFTER[team])
    on_leave = ~moved & np.isnat(staff.held_until) & (rng.random(count) < 0.12)
    leave_from = staff.held_from + between(rng, 60, 700, count)
    leave_from = np.where((rng.random(count) < 0.4) | (leave_from > AWAY_FROM), AWAY_FROM, leave_from)
    on_leave &= leave_from > staff.held_from
    worker, part = repeated(1 + moved + on_leave * 2)
    cut = np.where(moved, _CHANGED_ON[team], leave_from)[worker]
    back = cut + 180
    since = np.select([part == 0, part == 1], [staff.held_from[worker], cut], back)
    last = part == (1 + moved + on_leave * 2)[worker] - 1
    until = np.where(last, staff.held_until[worker], np.where(part == 0, cut, back) - 1)
    hours = np.where(on_leave[worker] & (part == 1), 0, staff.hours[worker])
    sex = (rng.random(count) < 0.15).astype(np.int64)
    name = full_names(rng, first_names(sex, rng.integers(0, 40, count), grown=True), rng.integers(0, len(names("surname")), count), 0.2)
    profession = texts([team[3] for team in TEAMS.values()], team)
    return sheet(
        "organisation_medarbejdere", np.full(len(worker), NOBODY),
        {
            "Initialer": staff.initials(worker), "Navn": name.take(pa.array(worker)), "Faggruppe": profession.take(pa.array(worker)),
            "Enhed": texts(CODES, unit_on(team[worker], since)), "Timer pr. uge": pa.array(hours).cast(pa.string()), "Fra": since, "Til": until,
        },
    )  # fmt: skip


def profession_posts(open_children: int, in_disability: int, children: int, per_full_time: float) -> dict[str, int]:
    """How many posts each team needs for its children."""
    hours = sum(HOURS) / len(HOURS) / 37
    authority = round((open_children - in_disability) / per_full_time / hours)
    return {
        "authority_north": authority // 2, "authority_south": authority - authority // 2, "disability": round(in_disability / per_full_time / hours),
        "counselling": 2 + children // 2000, "family_house": 2 + children // 1500, "youth": 1 + children // 4000,
        "ppr_north": 1 + children // 1700, "ppr_south": 1 + children // 1700, "health_north": 1 + children // 2000, "health_south": 1 + children // 2000,
        "leaders": 1 + children // 5000,
    }  # fmt: skip


def team_of(draws: Array, *teams: str) -> Array:
    """The teams by the places drawn."""
    return np.array([TEAM[team] for team in teams])[draws]


def _initials(numbers: Array) -> list[str]:
    """Four letters each, five when there are many workers."""
    spread, base = numbers * 7 + 12_167, len(_LETTERS)
    return ["".join(_LETTERS[one // base**power % base] for power in range(4 if one >= base**4 else 3, -1, -1)) for one in spread.tolist()]


def named(rng: np.random.Generator, unit: Array, with_code: float, blank: float = 0.0) -> pa.Array:
    """Units as records name them: by code or by name, and sometimes not at all."""
    kind = pick(rng, len(unit), (with_code, 1 - with_code))
    place = np.where(kind == 0, unit, unit + len(CODES))
    return texts(CODES + NAMES, np.where(rng.random(len(unit)) < blank, -1, place))
