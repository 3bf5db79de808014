"""A publication is whole, is made once, and says nothing of what was withheld."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from tests.application import FIGURES, account, publish

from forspring.access.models import Entry
from forspring.access.permissions import Role
from forspring.publication.actions import publications as actions
from forspring.publication.models import Figure, Publication, RowAccount
from forspring.publication.queries import publications

pytestmark = pytest.mark.django_db


def test_the_same_run_again_is_the_publication_that_it_was():
    assert publish().pk == publish().pk
    assert Publication.objects.count() == 1
    assert Figure.objects.count() == len(FIGURES)


def test_publishing_is_told_in_the_log():
    publish()
    assert Entry.objects.get(act="published").about == "1"


def test_a_withheld_figure_cannot_be_kept_with_a_value(publication):
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.create(
            publication=publication,
            indicator="children_active",
            period="2025",
            measure="count",
            value=3,
            part=None,
            whole=None,
            status="withheld",
        )


def test_rows_that_do_not_add_up_cannot_be_kept(publication):
    with pytest.raises(IntegrityError), transaction.atomic():
        RowAccount.objects.create(
            publication=publication, source="dubu", delivery=publication.as_of, file="x", read=10, duplicates=0, loaded=8, set_aside=1
        )


def test_who_may_not_publish_does_not(publication):
    with pytest.raises(PermissionDenied):
        actions.publish(made=None, figures=None, accounts=None, by=account(Role.CONTROLLER))


def test_a_publication_is_read_once(publication, django_assert_num_queries):
    publications.figures(publication)
    with django_assert_num_queries(0):
        assert publications.figures(publication).cell is not None


def test_the_newest_publication_is_the_one_with_the_highest_number():
    publish(1)
    publish(2)
    assert publications.newest().number == 2
    assert [one.number for one in publications.every()] == [2, 1]
