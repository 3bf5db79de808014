"""Paragraphs as people read them: BL-30-1-1 is Barnets lov § 30, stk. 1, nr. 1."""

from __future__ import annotations

LAWS = {"BL": "Barnets lov", "SEL": "Serviceloven", "FSL": "Folkeskoleloven", "DTL": "Dagtilbudsloven", "SUL": "Sundhedsloven"}
PARTS = ("{}", "stk. {}", "nr. {}")


def named(provision: str) -> str:
    """The paragraph with its law's name; one of a law that is not known here stands as it is written."""
    law, *numbers = provision.split("-")
    if law not in LAWS or not 1 <= len(numbers) <= len(PARTS):
        return provision
    return f"{LAWS[law]} § " + ", ".join(part.format(number) for part, number in zip(PARTS, numbers, strict=False))
