"""Every address there is, found from the application itself; one with a blank needs an example, or the tests fail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from django.urls import NoReverseMatch, URLPattern, get_resolver, resolve, reverse

from forspring.access.permissions import ALLOWED, Permission, Role

Examples = Mapping[str, tuple[int | str, ...]]

#: What lets somebody see who a row is about.
ABOUT_PERSONS = frozenset({Permission.PERSONS_SEE, Permission.LINKS_SETTLE})

#: What is the same before and after a run. All else is looked at when the worker is done.
APART_FROM_RUNS = frozenset({Permission.FIGURES_SEE, Permission.LOG_READ, Permission.ACCOUNTS_MANAGE})


def routes() -> Iterator[URLPattern]:
    """All addresses, however deep they lie."""
    waiting = list(get_resolver().url_patterns)
    while waiting:
        one = waiting.pop()
        if isinstance(one, URLPattern):
            yield one
        else:
            waiting.extend(one.url_patterns)


def open_to(role: Role, examples: Examples) -> list[tuple[str, str]]:
    """Name and address of all that the role may open."""
    allowed = ALLOWED[role]
    return sorted(
        (str(route.name), _address(str(route.name), examples))
        for route in routes()
        if route.callback.needs not in set(Permission) or route.callback.needs in allowed
    )


def is_apart_from_runs(address: str) -> bool:
    """Whether a page shows nothing that a run changes."""
    needs = _needs(address)
    return needs not in set(Permission) or needs in APART_FROM_RUNS


def is_about_persons(address: str) -> bool:
    """Whether a page is one that shows who a row is about."""
    return _needs(address) in ABOUT_PERSONS


def _needs(address: str) -> str:
    return resolve(urlsplit(address).path).func.needs  # type: ignore[attr-defined, no-any-return]


def _address(name: str, examples: Examples) -> str:
    try:
        return reverse(name, args=examples.get(name, ()))
    except NoReverseMatch:
        raise AssertionError(f"the address »{name}« has a blank: give an example in tests/functional/examples.py") from None
