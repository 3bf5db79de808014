"""The civil register and the population table."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from forspring.demo.chance import NEVER, Array, repeated, texts
from forspring.demo.families import DISTRICTS, FLOORS, HAVN_MERGED_ON, NUMBERS, Population, postcode
from forspring.demo.sheet import NOBODY, Sheet, blanked, sheet

AGES, SEXES = 23, "KM"


def civil_register(people: Population, newest: date) -> Sheet:
    """cpr_cpr: a row for every person and address, and one where the district was divided anew."""
    today = np.datetime64(newest)
    person, since, until = _stays(people, today)
    known = since <= today
    person, since, until = person[known], since[known], until[known]
    home = people.home(person, since)
    gone = people.leaves[people.family[person]] <= since
    hidden = people.is_protected[person] | gone
    child = person < people.children
    parents = [np.where(child, column[np.where(child, person, 0)], -1) for column in (people.mother, people.father)]
    street, rest = np.divmod(home, NUMBERS * len(FLOORS))
    return sheet(
        "cpr_cpr", person,
        {
            "CPR-nr.": people.number[person], "Navn": people.name.take(pa.array(person)), "Adresse": people.address(home, hidden),
            "Vejkode": blanked(pc.utf8_lpad(pa.array(street + 1).cast(pa.string()), 4, "0"), hidden),
            "Husnr": blanked(pa.array(rest // len(FLOORS) + 1).cast(pa.string()), hidden), "Postnr": blanked(postcode(home), hidden),
            "Distrikt": blanked(people.district(home, since), gone), "CPR mor": people.number_on(parents[0], since),
            "CPR far": people.number_on(parents[1], since), "Tidligere CPR-nr.": people.earlier[person],
            "Status": texts(("Bopæl", "Fraflyttet"), gone.astype(np.int64)),
            "Adressebeskyttelse": texts(("nej", "ja"), people.is_protected[person].astype(np.int64)), "Fra": since, "Til": until,
        },
    )  # fmt: skip


def _stays(people: Population, today: np.datetime64) -> tuple[Array, Array, Array]:
    """Person, first and last day of every stay at an address, the time after moving away too."""
    everyone = np.arange(len(people.born))
    family = people.family
    come = np.fmax(people.born, people.arrives[family])
    leave = people.leaves[family]
    in_havn = np.full(len(everyone), HAVN_MERGED_ON)
    changes = np.stack([come, people.moves[family, 0], people.moves[family, 1], people.lives_with_father_from, in_havn, leave], axis=1)
    invalid = np.isnat(changes) | (changes < come[:, None]) | ((changes > leave[:, None]) & ~np.isnat(leave)[:, None]) | (changes > today)
    changes[invalid] = NEVER
    at_merger = people.home(everyone, in_havn) // NUMBERS // len(FLOORS) % len(DISTRICTS) == 5
    changes[~at_merger, 4] = NEVER
    changes.sort(axis=1)
    repeats = np.zeros(changes.shape, bool)
    repeats[:, 1:] = changes[:, 1:] == changes[:, :-1]
    counts = (~np.isnat(changes) & ~repeats).sum(axis=1)
    changes[repeats] = NEVER
    changes.sort(axis=1)
    person, place = repeated(counts)
    since = changes[person, place]
    last = place == counts[person] - 1
    until = np.where(last, NEVER, np.append(since[1:], NEVER) - 1)
    return person, since, until


def residents(people: Population, years: list[int]) -> Array:
    """How many children lived here on 1 January of each year, by district, age and sex."""
    everyone = np.arange(people.children)
    counts = np.zeros((len(years), len(DISTRICTS), AGES, 2), np.int64)
    for place, year in enumerate(years):
        day = np.full(people.children, np.datetime64(f"{year}-01-01"))
        born = people.born[: people.children]
        birthday = born.astype("datetime64[D]") - born.astype("datetime64[Y]")
        age = year - 1970 - born.astype("datetime64[Y]").astype(int) - (birthday.astype(int) > 0)
        child = np.flatnonzero(people.lives_here(everyone, day) & (age >= 0) & (age < AGES))
        district = people.home(child, day[child]) // NUMBERS // len(FLOORS) % len(DISTRICTS)
        district = np.where((district == 5) & (day[child] >= HAVN_MERGED_ON), 4, district)
        np.add.at(counts[place], (district, age[child], people.sex[child]), 1)
    return counts


def population(counts: Array, years: list[int]) -> Sheet:
    """befolkning_befolkning."""
    place = np.argwhere(counts > 0)
    return sheet(
        "befolkning_befolkning", np.full(len(place), NOBODY),
        {
            "År": np.array(years)[place[:, 0]], "Distrikt": texts(DISTRICTS, place[:, 1]), "Alder": place[:, 2], "Køn": texts(SEXES, place[:, 3]),
            "Antal": counts[tuple(place.T)],
        },
    )  # fmt: skip
