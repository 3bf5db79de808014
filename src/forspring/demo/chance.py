"""Draws in whole columns from a seeded generator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Array = npt.NDArray[Any]
NEVER = np.datetime64("NaT", "D")


def stream(*key: int) -> np.random.Generator:
    """A generator of its own for one subject, so that a change in one leaves the others as they were."""
    return np.random.default_rng(list(key))


def pick(rng: np.random.Generator, count: int, weights: Mapping[str, float] | Sequence[float]) -> Array:
    """The places of so many drawn by their weights."""
    given = np.array(list(weights.values()) if isinstance(weights, Mapping) else weights, dtype=float)
    return np.searchsorted(np.cumsum(given / given.sum()), rng.random(count), side="right").clip(0, len(given) - 1)


def texts(vocabulary: Sequence[str] | Mapping[str, float], places: Array) -> pa.Array:
    """The words at the places; a negative place is blank."""
    return pa.array(list(vocabulary), pa.string()).take(pa.array(places, mask=places < 0))


def chosen(rng: np.random.Generator, count: int, weights: Mapping[str, float]) -> pa.Array:
    """So many words drawn by their weights."""
    return texts(weights, pick(rng, count, weights))


def lasting(rng: np.random.Generator, median: float | Array, count: int, spread: float = 0.6) -> Array:
    """So many days, lognormal about the median."""
    return np.maximum(1, np.rint(median * np.exp(spread * rng.standard_normal(count)))).astype(np.int64)


def between(rng: np.random.Generator, low: float | Array, high: float | Array, count: int) -> Array:
    """Whole numbers, uniform from low up to, not including, high."""
    return np.floor(low + (np.asarray(high) - low) * rng.random(count)).astype(np.int64)


def repeated(counts: Array) -> tuple[Array, Array]:
    """For each of the counted things its owner and its number among the owner's, from 0."""
    owner = np.repeat(np.arange(len(counts)), counts)
    return owner, np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)


def rank_within(group: Array, *then: Array) -> Array:
    """Each row's number within its group, from 0, by the columns that follow."""
    order = np.lexsort((*reversed(then), group))
    sizes = np.unique(group, return_counts=True)[1]
    ranks = np.empty(len(group), np.int64)
    ranks[order] = repeated(sizes)[1]
    return ranks


def calibrated(need: Array, target: float) -> Array:
    """Probabilities that rise with need and whose mean is the target."""
    low, high = 0.0, 50.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if len(need) and np.mean(1 - np.exp(-middle * need)) < target else (low, middle)
    return np.asarray(1 - np.exp(-low * need))


def earliest(*days: Array) -> Array:
    """The earliest of the days, blank ones apart."""
    result = days[0]
    for other in days[1:]:
        result = np.fmin(result, other)
    return result
