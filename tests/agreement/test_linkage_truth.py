"""Linkage held to the truth of a drawn town with hard cases: precision, recall, and nobody joined who must not be."""

from __future__ import annotations

from collections import defaultdict

import pytest
from linkage_town import Drawing, agreement

from forspring.linkage import link
from forspring.warehouse import DuckWarehouse


@pytest.fixture(scope="module", params=[(True, 7), (False, 8)], ids=["with the register", "without it"])
def town(request):
    """A town of 2,000 families, its links, and whether there is a civil register."""
    has_register, seed = request.param
    drawing = Drawing(2000, seed, register=has_register, dirt=0.02)
    mentions, truth = drawing.town.mentions()
    engine = DuckWarehouse()
    linked = link(mentions, (), engine)
    engine.close()
    person_of = dict(zip(linked.links["mention"].to_pylist(), linked.links["person"].to_pylist(), strict=True))
    return drawing.town.children, truth, person_of, has_register


def test_row_pairs_agree_with_the_truth(town):
    _, truth, person_of, has_register = town
    precision, recall = agreement(truth, person_of)
    assert precision >= 0.999
    assert recall >= (0.99 if has_register else 0.98)  # without it nothing says that a replaced number is the child's


def test_no_two_children_of_one_mother_are_joined(town):
    children, truth, person_of, _ = town
    mothers = defaultdict(list)
    for mention, child in {(mention, child) for mention, child in truth if child >= 0 and mention in person_of}:
        mothers[person_of[mention]].append((children[child].mother, child))
    assert not [person for person, found in mothers.items() if len(set(found)) > len({mother for mother, _ in found})]
