"""An errand is asked for by who may, done one at a time, and ends once."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from tests.application import account

from forspring.access.permissions import Role
from forspring.casework.actions import errands
from forspring.casework.models import Errand

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("kind", "role"), [("run", Role.CHIEF), ("publish", Role.CONTROLLER), ("why", Role.CASEWORKER)])
def test_who_may_not_ask_is_refused(kind, role):
    with pytest.raises(PermissionDenied):
        errands.ask(kind=kind, wanted={}, by=account(role))


def test_what_was_asked_first_is_done_first():
    first = errands.ask(kind="run", wanted={"as_of": "2026-09-30"}, by=None)
    errands.ask(kind="run", wanted={"as_of": "2026-10-31"}, by=None)
    assert errands.take(by=None).pk == first.pk


def test_an_errand_is_taken_once():
    errands.ask(kind="run", wanted={}, by=None)
    assert errands.take(by=None) is not None
    assert errands.take(by=None) is None


def test_a_question_that_failed_may_be_asked_again():
    errand = errands.ask(kind="why", wanted={"period": "2025"}, by=None)
    errands.end(errand=errand, outcome={"sentence": "nej"}, is_done=False, by=None)
    assert errands.ask(kind="why", wanted={"period": "2025"}, by=None).pk != errand.pk


def test_an_errand_that_is_over_has_an_end():
    errand = errands.ask(kind="run", wanted={}, by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Errand.objects.filter(pk=errand.pk).update(state="done")
