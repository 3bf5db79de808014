"""Paragraphs are told with the law's name, the paragraph, the part and the number."""

from __future__ import annotations

import pytest

from forspring.law.lists import paragraphs
from forspring.law.naming import LAWS, named


@pytest.mark.parametrize(
    ("provision", "told"),
    [
        ("BL-30-1-1", "Barnets lov § 30, stk. 1, nr. 1"),
        ("SEL-11-3", "Serviceloven § 11, stk. 3"),
        ("BL-133", "Barnets lov § 133"),
        ("SEL-155a", "Serviceloven § 155a"),
        ("SUL-126", "Sundhedsloven § 126"),
        ("EU-7", "EU-7"),
        ("BL", "BL"),
    ],
)
def test_a_paragraph_is_told_in_words(provision, told):
    assert named(provision) == told


def test_every_law_of_the_list_has_a_name():
    assert {one.law for one in paragraphs()} <= set(LAWS)
