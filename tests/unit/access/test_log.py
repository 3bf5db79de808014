"""The log is added to, and never changed."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from forspring.access import log
from forspring.access.log import Act
from forspring.access.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    """One entry about one person."""
    log.record(Act.PERSON_SEEN, by=None, persons=["p-1"], page="timeline", purpose="Tilsyn")
    return Entry.objects.get()


def test_an_act_that_touches_several_persons_has_an_entry_for_each():
    log.record(Act.ROWS_SEEN, by=None, persons=["p-1", "p-2"])
    assert sorted(Entry.objects.values_list("person", flat=True)) == ["p-1", "p-2"]


def test_the_database_sets_the_moment(entry):
    assert entry.at is not None


def test_an_entry_cannot_be_changed(entry):
    entry.purpose = "Noget andet"
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save()


def test_an_entry_cannot_be_deleted(entry):
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.all().delete()
    assert Entry.objects.count() == 1
