"""Every page that a browser can open, found from the addresses themselves; an address with a blank needs an example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.urls import URLPattern, get_resolver, reverse

from forspring.access.permissions import ALLOWED, Permission, Role

#: Addresses that answer without a page, or only to a form.
NO_PAGE = {"health", "ready", "logout", "language", "run_publish", "account_close", "indicator_file", "findings_change", "deliveries_file", "delivery_confirm"}


def routes() -> Iterator[URLPattern]:
    """All addresses, however deep they lie."""
    waiting = list(get_resolver().url_patterns)
    while waiting:
        one = waiting.pop()
        if isinstance(one, URLPattern):
            yield one
        else:
            waiting.extend(one.url_patterns)


def pages(role: Role, examples: Mapping[str, tuple[int | str, ...]]) -> list[tuple[str, str]]:
    """Name and address of every page that the role may open, with the examples where an address has a blank."""
    return sorted(
        (str(route.name), reverse(str(route.name), args=examples.get(str(route.name), ())))
        for route in routes()
        if route.name not in NO_PAGE and (route.callback.needs not in set(Permission) or route.callback.needs in ALLOWED[role])
    )
