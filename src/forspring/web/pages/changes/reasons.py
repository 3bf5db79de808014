"""The reasons that a figure moved, as people without a right to single rows may see them.

A reason that few things share is told together with others, until what is told together is many enough; the parts
add up all the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from forspring.kernel.texts import _
from forspring.pipeline.compare import Part

OTHERS = "others"


def titles() -> dict[str, str]:
    """What the reasons are called."""
    return {
        "new": _("Nye i kilden"),
        "vanished": _("Forsvundet fra kilden"),
        "re_dated": _("Ændret dato"),
        "re_coded": _("Ændret kategori, paragraf eller enhed"),
        "ended": _("Afsluttet siden"),
        "newly_linked": _("Ændret sammenkobling"),
        "time": _("Tiden er gået"),
        OTHERS: _("Årsager med få, lagt sammen"),
    }


def coarse(parts: Sequence[Part], threshold: int) -> tuple[Part, ...]:
    """The parts with the small ones told together; one small part alone is told with the smallest of the rest."""
    small = [part for part in parts if _is_small(part, threshold)]
    rest = sorted(
        (part for part in parts if not _is_small(part, threshold) and (part.added or part.removed)),
        key=lambda part: part.added + part.removed,
    )
    if not small:
        return tuple(parts)
    together = _together(small)
    while rest and (len(small) == 1 or _is_small(together, threshold)):
        small.append(rest.pop(0))
        together = _together(small)
    told = {part.reason for part in small}
    return (*(part for part in parts if part.reason not in told), together)


def _is_small(part: Part, threshold: int) -> bool:
    return 0 < part.added < threshold or 0 < part.removed < threshold


def _together(parts: Sequence[Part]) -> Part:
    return Part(OTHERS, sum(part.added for part in parts), sum(part.removed for part in parts))
