"""Persons: their civil numbers and names. Nobody real is called Prøvestrup."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from forspring.demo.chance import Array, rank_within, stream, texts

GIRL_OR_BOY = 0, 1  # the parity of the civil number's last digit


@cache
def names(kind: str) -> tuple[str, ...]:
    """The committed names of a kind: girl, boy, woman, man, surname or street."""
    with files("forspring.demo").joinpath("names.csv").open(encoding="utf-8") as lines:
        return tuple(row["name"] for row in csv.DictReader(lines) if row["kind"] == kind)


@cache
def _serials() -> tuple[Array, ...]:
    """The last four digits by century (1900s, 2000s), sex and remainder by 11, in a shuffled order."""
    serial = np.arange(1, 10_000)
    digits = serial[:, None] // [1000, 100, 10, 1] % 10
    remainder = digits @ [4, 3, 2, 1] % 11
    order = stream(11).permutation(len(serial))
    tables = []
    for in_century in (digits[:, 0] <= 3, digits[:, 0] >= 4):
        rows = [serial[order][(in_century & (serial % 2 == sex) & (remainder == rest))[order]] for sex in GIRL_OR_BOY for rest in range(11)]
        shortest = min(map(len, rows))
        tables.append(np.array([row[:shortest] for row in rows]).reshape(2, 11, shortest))
    return tuple(tables)


def civil_numbers(born: Array, sex: Array, fails_check: Array, block: int, blocks: int) -> Array:
    """Civil numbers of the form of the register, each its own; those of `fails_check` do not pass modulus 11."""
    year = born.astype("datetime64[Y]").astype(int) + 1970
    month = born.astype("datetime64[M]").astype(int) % 12 + 1
    day = (born - born.astype("datetime64[M]")).astype(int) + 1
    date = day * 10_000 + month * 100 + year % 100
    weighed = date[:, None] // [100_000, 10_000, 1000, 100, 10, 1] % 10 @ [4, 3, 2, 7, 6, 5] % 11
    rest = (11 - weighed + fails_check) % 11
    place = rank_within(date * 2 + sex) * blocks + block
    serials = np.empty(len(born), np.int64)
    for century, table in enumerate(_serials()):
        rows = np.flatnonzero((year >= 2000) == bool(century))
        if len(rows) and place[rows].max() >= table.shape[2]:
            raise ValueError("too many persons born on one day: make the municipality smaller")
        serials[rows] = table[sex[rows], rest[rows], (place[rows] + date[rows] * 7) % table.shape[2]]
    return np.asarray(date * 10_000 + serials)


def full_names(rng: np.random.Generator, first: pa.Array, surname: Array, with_middle: float) -> pa.Array:
    """First name, for some a middle name, and surname."""
    surnames = names("surname")
    count = len(first)
    middle = texts([f"{name} " for name in surnames], rng.integers(0, len(surnames), count))
    middle = pc.if_else(pa.array(rng.random(count) < with_middle), middle, "")
    return pc.binary_join_element_wise(first, pc.binary_join_element_wise(middle, texts(surnames, surname), ""), " ")


def first_names(sex: Array, place: Array, grown: bool) -> pa.Array:
    """First names by sex; neighbouring places are different names."""
    female, male = (names(kind) for kind in (("woman", "man") if grown else ("girl", "boy")))
    return pc.if_else(pa.array(sex == 0), texts(female, place % len(female)), texts(male, place % len(male)))
