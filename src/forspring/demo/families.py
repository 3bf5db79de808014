"""The families: children, their parents, where they live and when they move.

Persons are numbered children first, then mothers, then fathers. A family has one mother; its younger
children may have another father. Families come, move house, part and leave.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from forspring.demo import rates
from forspring.demo.chance import NEVER, Array, between, pick, rank_within, repeated, stream, texts
from forspring.demo.people import civil_numbers, first_names, full_names, names

DISTRICTS = ("Nord", "Syd", "Øst", "Vest", "Midt", "Havn")
HAVN_MERGED_ON = np.datetime64("2025-01-01")  # into Midt
POSTCODES = ("9991", "9992", "9993", "9994", "9995", "9996")  # none of them is in use
FLOORS = ("", "", "", "", ", st. tv", ", 1. th", ", 2. tv", ", 3. mf")
NUMBERS = 250  # house numbers of a street


@dataclass(frozen=True)
class Population:
    """The persons of one part of the municipality."""

    born: Array
    sex: Array
    number: Array
    earlier: Array  # the number before it was replaced, 0 for none
    changed_on: Array
    name: pa.Array
    family: Array
    mother: Array  # of the children
    father: Array
    need: Array
    is_twin: Array
    lives_with_father_from: Array
    arrives: Array  # of the families
    leaves: Array
    homes: Array
    moves: Array
    father_home: Array
    is_protected: Array

    @property
    def children(self) -> int:
        """How many of the persons are children."""
        return len(self.mother)

    def lives_here(self, child: Array, day: Array) -> Array:
        """Whether the child is born and lives in the municipality on the day."""
        family = self.family[child]
        return np.asarray((self.born[child] <= day) & (self.arrives[family] <= day) & ~(self.leaves[family] <= day))

    def age(self, child: Array, day: Array) -> Array:
        """The child's age in years, near enough to draw by."""
        return np.asarray((day - self.born[child]).astype(np.int64) / 365.25)

    def number_on(self, person: Array, day: Array) -> Array:
        """The civil number the person had on the day; 0 for nobody."""
        known = np.where(person >= 0, person, 0)
        early = (self.earlier[known] > 0) & (day < self.changed_on[known])
        return np.where(person >= 0, np.where(early, self.earlier[known], self.number[known]), 0)

    def home(self, person: Array, day: Array) -> Array:
        """The code of the address where the person lives on the day."""
        family = self.family[person]
        homes = self.homes[family, (self.moves[family] <= day[:, None]).sum(axis=1)]
        away = self.lives_with_father_from[person] <= day
        return np.where(away, self.father_home[family], homes)

    def district(self, home: Array, day: Array) -> pa.Array:
        """The district of the address as it was divided on the day."""
        district = home // NUMBERS // len(FLOORS) % len(DISTRICTS)
        return texts(DISTRICTS, np.where((district == 5) & (day >= HAVN_MERGED_ON), 4, district))

    def address(self, home: Array, hidden: Array) -> pa.Array:
        """The address as text, blank where it is protected."""
        street, rest = np.divmod(home, NUMBERS * len(FLOORS))
        house, floor = np.divmod(rest, len(FLOORS))
        parts = texts(names("street"), street), pa.array(house + 1).cast(pa.string())
        written = pc.binary_join_element_wise(*parts, " ")
        written = pc.binary_join_element_wise(written, texts(FLOORS, floor), "")
        return pc.if_else(pa.array(hidden), pa.scalar(None, pa.string()), written)


def postcode(home: Array) -> pa.Array:
    """The postcode of the address."""
    return texts(POSTCODES, home // NUMBERS // len(FLOORS) % len(POSTCODES))


def draw(seed: int, block: int, blocks: int, children: int, newest: date) -> Population:
    """A part of the municipality in which so many children of 0–22 years live on the newest day."""
    rng = stream(seed, block, 1)
    today = np.datetime64(newest)
    first, arrives, leaves = _households(rng, int(children * 1.25) + 60, today)
    family, born, is_twin = _births(rng, first, today)
    lives = (born <= today) & (born > today - 8400) & (arrives[family] <= today) & ~(leaves[family] <= today)
    count = int(np.searchsorted(np.cumsum(np.bincount(family[lives], minlength=len(first))), children)) + 1
    keep = family < count
    return _peopled(rng, family[keep], born[keep], is_twin[keep], first[:count], arrives[:count], leaves[:count], (block, blocks))


def _households(rng: np.random.Generator, count: int, today: np.datetime64) -> tuple[Array, Array, Array]:
    """First birth, arrival and departure of so many families."""
    start = np.datetime64("1992-01-01")
    span = (today - start).astype(int) + 200
    first = start + np.floor(span * rng.random(count) ** 1.1).astype(np.int64)
    come = np.where(rng.random(count) < rates.MOVES_IN, start + between(rng, 0, span, count), np.datetime64("1980-01-01"))
    gone = come + between(rng, 400, 9000, count)
    leaves = np.where((rng.random(count) < rates.MOVES_OUT) & (gone > np.datetime64("2018-01-01")), np.maximum(gone, first + 400), NEVER)
    return first, come, leaves


def _births(rng: np.random.Generator, first: Array, today: np.datetime64) -> tuple[Array, Array, Array]:
    """Family, day of birth and twinhood of every child, the expected ones too."""
    family, place = repeated(1 + pick(rng, len(first), (0.30, 0.48, 0.17, 0.05)))
    gap = between(rng, 420, 1700, len(family))
    is_second_twin = (place > 0) & (rng.random(len(family)) < rates.TWINS * 2)
    gap[is_second_twin | (place == 0)] = 0
    so_far = np.cumsum(gap)
    born = first[family] + so_far - so_far[np.flatnonzero(place == 0)][family]
    is_twin = is_second_twin | np.append(is_second_twin[1:], False)
    keep = (born > np.datetime64("1998-01-02")) & (born < today + 180)
    return family[keep], born[keep], is_twin[keep]


def _peopled(
    rng: np.random.Generator, family: Array, born: Array, is_twin: Array, first: Array, arrives: Array, leaves: Array, part: tuple[int, int]
) -> Population:
    """The families' persons with numbers, names and homes."""
    families, children = len(first), len(family)
    place = rank_within(family)
    younger_father = (rng.random(families) < 0.08)[family] & (place > 0) & ~is_twin
    mothers = children + np.arange(families)
    fathers = mothers + families
    second = np.flatnonzero(np.bincount(family[younger_father], minlength=families))
    second_father = np.full(families, -1)
    second_father[second] = fathers[-1] + 1 + np.arange(len(second))
    father = np.where(
        younger_father, second_father[family], np.where((rng.random(families) < rates.FATHER_UNKNOWN)[family], -1, fathers[family])
    )
    of_family = np.concatenate([family, np.arange(families), np.arange(families), second])
    grown = first[of_family[children:]] - between(rng, 20 * 365, 40 * 365, len(of_family) - children)
    everyone = np.concatenate([born, grown])
    sex = np.concatenate([rng.integers(0, 2, children), np.zeros(families, np.int64), np.ones(families + len(second), np.int64)])
    number = civil_numbers(everyone, sex, rng.random(len(sex)) < rates.FAILS_CHECK, *part)
    earlier, changed_on = _replaced(rng, number, everyone, children)
    surname = rng.integers(0, len(names("surname")), families)[of_family]
    given = np.concatenate([rng.integers(0, 60, families)[family] + place * 7, rng.integers(0, 40, len(of_family) - children)])
    is_child = np.arange(len(sex)) < children
    first_name = pc.if_else(pa.array(is_child), first_names(sex, given, grown=False), first_names(sex, given, grown=True))
    parted_on = np.where(rng.random(families) < rates.PARTED, first + between(rng, 700, 5000, families), NEVER)
    away = np.where(rng.random(children) < 0.2, parted_on[family] + 30, NEVER)
    away = np.concatenate([away, np.full(families, NEVER), parted_on, np.full(len(second), NEVER)])
    return Population(
        born=everyone, sex=sex, number=number, earlier=earlier, changed_on=changed_on, name=full_names(rng, first_name, surname, 0.45),
        family=of_family, mother=mothers[family], father=father, need=_need(rng, families)[family] * rng.gamma(2.0, 0.5, children), is_twin=is_twin,
        lives_with_father_from=away, arrives=arrives, leaves=leaves, is_protected=(rng.random(families) < rates.PROTECTED)[of_family], **_homes(rng, first),
    )  # fmt: skip


def _need(rng: np.random.Generator, families: int) -> Array:
    """How much help families need: little for most, much for a few."""
    return rng.gamma(0.6, 1 / 0.6, families)


def _replaced(rng: np.random.Generator, number: Array, born: Array, children: int) -> tuple[Array, Array]:
    """Earlier numbers: replacement numbers (day + 60) of the newborn, and numbers that were changed."""
    lot = rng.random(len(number))
    lot[children:] = 1.0
    replacement = lot < rates.REPLACEMENT
    renumbered = ~replacement & (lot < rates.REPLACEMENT + rates.RENUMBERED)
    earlier = np.where(replacement, number + 60 * 10**8, np.where(renumbered, _neighbour(number), 0))
    changed_on = np.where(
        replacement, born + between(rng, 20, 500, len(born)), np.datetime64("2021-06-01") + between(rng, 0, 1700, len(born))
    )
    return earlier, np.where(earlier > 0, changed_on, NEVER)


def _neighbour(number: Array) -> Array:
    """A number of the same birth date and sex far from the register's own: it fails modulus 11 and is nobody else's."""
    serial = number % 10_000
    moved = serial // 1000 * 1000 + (serial + 346) % 1000
    digits = (number // 10_000 * 10_000 + moved)[:, None] // 10 ** np.arange(9, -1, -1) % 10
    passes = digits @ [4, 3, 2, 7, 6, 5, 4, 3, 2, 1] % 11 == 0
    return np.asarray(number // 10_000 * 10_000 + np.where(passes, (moved + 20) % 1000 + moved // 1000 * 1000, moved))


def _homes(rng: np.random.Generator, first: Array) -> dict[str, Array]:
    """Up to three addresses for a family, and one for a father who moved out."""
    families = len(first)
    addresses = len(names("street")) * NUMBERS * len(FLOORS)
    homes = rng.integers(0, addresses, (families, 4))
    moves = first[:, None] + np.sort(rng.integers(200, 7000, (families, 2)), axis=1)
    moves[rng.random(families) >= rates.MOVES_HOUSE, 0] = NEVER
    moves[np.isnat(moves[:, 0]) | (rng.random(families) >= 0.4), 1] = NEVER
    return {"homes": homes[:, :3], "moves": moves, "father_home": homes[:, 3]}
