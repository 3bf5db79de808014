"""Why somebody looks at what is not their own: a kind, and some words of one's own. It stands in the log and can be shown to the citizen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from forspring.kernel.cpr import is_mentioned
from forspring.kernel.texts import _

SHORTEST = 10
LONGEST = 200


@dataclass(frozen=True)
class Purpose:
    """What was told, and what is wrong with it."""

    kind: str = ""
    words: str = ""
    wrong: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The purpose as the log keeps it."""
        return f"{dict(kinds()).get(self.kind, '')}: {self.words}"


def kinds() -> Sequence[tuple[str, str]]:
    """What people look for."""
    return (
        ("", _("Vælg")),
        ("case", _("Jeg behandler en sag om barnet")),
        ("handover", _("Jeg overtager eller dækker en kollegas sag")),
        ("quality", _("Jeg kontrollerer et tal eller en registrering")),
        ("supervision", _("Ledelsestilsyn")),
        ("other", _("Andet")),
    )


def read(form: Mapping[str, str]) -> Purpose:
    """The purpose of a form."""
    kind, words = form.get("formaal", ""), form.get("uddyb", "").strip()
    wrong = {}
    if kind not in dict(kinds()) or not kind:
        wrong["formaal"] = _("Vælg, hvorfor du har brug for at se det.")
    if not SHORTEST <= len(words) <= LONGEST:
        wrong["uddyb"] = _("Skriv kort, hvad du skal bruge det til (10 til 200 tegn).")
    elif is_mentioned(words):
        wrong["uddyb"] = _("Skriv ikke CPR-numre i begrundelsen.")
    return Purpose(kind, words, wrong)
