from __future__ import annotations

from forspring.indicators.steps import STEPS
from forspring.model.step import needed


def test_what_a_needed_step_reads_is_needed_too():
    names = [step.name for step in needed(STEPS, ["select * from child_states"])]
    assert {"periods", "day_masks", "children", "ages", "homes", "home_masks", "child_states"} - set(names) == {"periods"}
    assert "ladder_counts" not in names


def test_needed_steps_keep_their_order():
    names = [step.name for step in STEPS]
    found = [names.index(step.name) for step in needed(STEPS, ["select * from ladder_counts", "select * from afterwards"])]
    assert found == sorted(found)


def test_nothing_needs_nothing():
    assert needed(STEPS, []) == ()
