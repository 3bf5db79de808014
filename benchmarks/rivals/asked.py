"""What is asked of every rival: the periods, and what the systems' own words mean."""

from __future__ import annotations

from datetime import date, timedelta

ACTIVITIES = {
    "Konsulentbistand": "konsulentbistand", "Samtaleforløb": "samtaleforloeb", "Cool Kids": "cool_kids", "Forældrekursus": "foraeldrekursus",
    "Gruppeforløb": "gruppe_oevrig", "Familieplanlægning": "familieplanlaegning", "Familiebehandling": "familiebehandling",
    "Praktisk støtte i hjemmet": "praktisk_stoette", "Støtteophold": "stoetteophold", "Aflastning": "stoetteophold",
    "Kontaktperson": "kontaktperson", "Familieophold": "familieophold", "Dag- og klubtilbud": "dag_klubtilbud", "Praktiktilbud": "praktik",
    "Økonomisk støtte": "oekonomisk_stoette", "Anden støtte": "anden_stoette", "Netværksplejefamilie": "anbringelse_netvaerk",
    "Plejefamilie": "anbringelse_pleje", "Børne- og ungehjem": "anbringelse_institution", "Døgninstitution": "anbringelse_institution",
    "Opholdssted": "anbringelse_institution", "PPR-konsultation": "ppr_konsultation", "Udredning": "ppr_udredning",
    "Pædagogisk-psykologisk vurdering": "ppv", "Åben rådgivning": "aaben_raadgivning", "Almindelig": "sundhedspleje_almindelig",
    "Behovsforløb": "sundhedspleje_behov", "Mødregruppe": "gruppe_oevrig", "Familiegruppe": "gruppe_oevrig",
}  # fmt: skip
EQUAL = ("samtaleforloeb", "cool_kids", "foraeldrekursus")
COUNSELLING_TEAM = "Rådgivende team"
EARLY = r"(?i)^(?:(?:BL|Barnets lov) ?§ ?30\b|(?:SEL|Serviceloven) ?§ ?11, ?stk\. ?3\b)"
NEAR = 1e-9  # a product of fractions within this of a limit has reached it
OLDEST = 22

Period = tuple[str, date, date]


def flows(first_year: int, as_of: date) -> list[Period]:
    """Every year, and quarters and months of this year and the two before it, cut at the as-of day."""
    found: list[Period] = []
    for year in range(first_year, as_of.year + 1):
        found.append((str(year), date(year, 1, 1), date(year, 12, 31)))
        if year >= as_of.year - 2:
            found += [(f"{year}-Q{first // 3 + 1}", date(year, first, 1), _month_end(year, first + 2)) for first in (1, 4, 7, 10)]
            found += [(f"{year}-{month:02}", date(year, month, 1), _month_end(year, month)) for month in range(1, 13)]
    return [(name, start, min(last, as_of)) for name, start, last in found if start <= as_of]


def stock_days(first_year: int, as_of: date) -> list[Period]:
    """Each 31 December and the as-of day."""
    days = sorted({*(date(year, 12, 31) for year in range(first_year, as_of.year)), as_of})
    return [(day.isoformat(), day, day) for day in days]


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
