"""Every route declares what it asks for, and answers each role as declared."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.functional.places import routes

from forspring.access.permissions import ALLOWED, Permission, Role
from forspring.access.require import EVERYBODY, LOGGED_IN

pytestmark = pytest.mark.django_db


ROUTES = sorted((route for route in routes()), key=lambda route: str(route.name))
PLAIN = [route for route in ROUTES if not route.pattern.converters]


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: str(route.name))
def test_a_route_declares_what_it_asks_for(route):
    assert getattr(route.callback, "needs", None) in {EVERYBODY, LOGGED_IN, *Permission}


@pytest.mark.parametrize("route", PLAIN, ids=lambda route: str(route.name))
def test_who_has_not_logged_in_is_asked_to(route):
    answer = Client().get(reverse(route.name))
    if route.callback.needs == EVERYBODY:
        assert answer.status_code in (200, 405)
    else:
        assert answer.status_code == 302
        assert answer.url.startswith("/log-ind/")


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("route", PLAIN, ids=lambda route: str(route.name))
def test_a_role_is_answered_as_declared(as_role, publication, route, role):
    answer = as_role(role).get(reverse(route.name))
    is_allowed = route.callback.needs not in set(Permission) or route.callback.needs in ALLOWED[role]
    assert (answer.status_code != 403) == is_allowed
