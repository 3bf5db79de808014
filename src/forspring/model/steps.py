"""The way from rows to facts: every step in order, each a portable SELECT over what stands before it.

Beside the rows, links and kin the steps read the tables of `reference` and the sources' `activity_mapping`
(source, value_key, valid_from, last_day, activity, step), and the parameters `$as_of` (a date) and
`$organisation` ('day', or 'today' for the organisation of the as-of day).
"""

from __future__ import annotations

from forspring.model import cases, courses, due_days, early_effort, organisation, records
from forspring.model.step import Step

STEPS: tuple[Step, ...] = (
    *organisation.STEPS,
    *courses.STEPS,
    *early_effort.STEPS,
    *records.STEPS,
    *cases.STEPS,
    *due_days.STEPS,
)

__all__ = ["STEPS", "Step"]
