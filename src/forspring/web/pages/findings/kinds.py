"""What each check is: its title and what it says, read from where the check is declared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from forspring import checks, linkage
from forspring.kernel.texts import _
from forspring.linkage.findings import SENTENCES
from forspring.sources.findings import TEMPLATES

BLANK = re.compile(r"\{\w+\}")
LEFT_OUT = "…"


@dataclass(frozen=True)
class Kind:
    """A check, as the owner of a source reads it; what differs from row to row is left out of its sentence."""

    code: str
    title: str
    sentence: str


def every() -> dict[str, Kind]:
    """All checks by code, in the reader's language."""
    told = {code: (template.title, template.untold or template.told) for code, template in TEMPLATES.items()}
    told |= {code: (linkage.TITLES[code], sentence) for code, (_severity, _title, sentence) in SENTENCES.items()}
    told |= {rule.code: (rule.title, rule.sentence) for rule in checks.catalogue()}
    return {
        code: Kind(code, _(title), BLANK.sub(LEFT_OUT, _(sentence).replace("{source}", _("kilden"))))
        for code, (title, sentence) in told.items()
    }
