"""The catalogue: one file an indicator, found by being there."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from forspring.indicators.definition import Chapter, Indicator


@cache
def catalogue() -> dict[str, Indicator]:
    """Every indicator by its id, chapter by chapter."""
    chapters = list(Chapter)
    found = [_indicator(module.name) for module in iter_modules(__path__)]
    return {each.id: each for each in sorted(found, key=lambda each: (chapters.index(each.chapter), each.id))}


def _indicator(name: str) -> Indicator:
    found = getattr(import_module(f"{__name__}.{name}"), name)
    assert isinstance(found, Indicator), f"{name}.py must define the indicator {name}"
    return found
