"""What figures are broken down by: the dimensions, and the sets of them that indicators share."""

from __future__ import annotations

from dataclasses import dataclass

UNKNOWN = "ukendt"


@dataclass(frozen=True)
class Dimension:
    """A breakdown: its name in the figures, the column that holds it, and whether it follows the child rather than the row."""

    name: str
    column: str
    is_of_child: bool = False


def _dimension(name: str) -> Dimension:
    return Dimension(name, name)


ACTIVITY, PROVISION, STEP, SOURCE, UNIT, ROLE, CHIEF_AREA = map(
    _dimension, ("activity", "provision", "step", "source", "unit", "role", "chief_area")
)
NOTIFIER, OUTCOME, CAUSE, TYPE, NUMBER, SYSTEMS, KIND = map(
    _dimension, ("notifier", "outcome", "cause", "type", "number", "systems", "kind")
)
COMPONENT, MONTHS, MOVE, EVENT, LINE, VARIANT = map(_dimension, ("component", "months", "move", "event", "line", "variant"))
ACCOUNT, FUNDING, REDUCTIONS = map(_dimension, ("account", "funding", "reductions"))
FROM, TO, CHECK = Dimension("from", "from_step"), Dimension("to", "to_step"), Dimension("check", "code")
SEX, AGE_BAND, AGE_GROUP, DISTRICT = (Dimension(name, name, is_of_child=True) for name in ("sex", "age_band", "age_group", "district"))

Breakdown = tuple[Dimension, ...]
ORGANISATION = (UNIT, ROLE, CHIEF_AREA)
CHILD = (DISTRICT, AGE_BAND, SEX)
OF_COURSE = (ACTIVITY, PROVISION, STEP, SOURCE, TYPE, *ORGANISATION)
COURSE = (ACTIVITY, PROVISION, STEP, SOURCE, *ORGANISATION, *CHILD)
REPEATED = {COMPONENT, MONTHS}


def breakdown(by: Dimension | Breakdown) -> Breakdown:
    """One dimension, or two joined, as the tuple that the frame groups by."""
    return (by,) if isinstance(by, Dimension) else by
