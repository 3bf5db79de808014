"""A made-up publication: every figure that the report shows, with some withheld, not reached and partial."""

from __future__ import annotations

from datetime import date
from random import Random

import pyarrow as pa
import pytest

from forspring.report.compose import compose
from forspring.report.content import Explained, Report, Run

AS_OF = date(2026, 3, 31)
YEARS = ("2023", "2024", "2025", "2026")
STOCK = ("2024-12-31", "2025-12-31", "2026-03-31")
MONTHS = tuple(f"{year}-{month:02}" for year in (2024, 2025, 2026) for month in range(1, 13) if (year, month) <= (2026, 3))
SHARES = ("assessed_24h", "receipt_6_weekdays", "assessment_4_months", "child_talk", "first_follow_up", "plan_on_time", "local_cadence")
ACTIVITIES = ("cool_kids", "samtaleforloeb", "konsulentbistand", "familiebehandling", "ppr_konsultation", "ukategoriseret")
Line = tuple[str, str, str, str, str, float | None, int | None, int | None, str]
NAMES = ("indicator", "period", "dimension", "member", "measure", "value", "part", "whole", "status")
# fmt: off
COUNTS = {
    "children_reached": ("", 2400), "families_reached": ("", 1800), "courses_started": ("activity", 900), "courses_ended": ("activity", 850),
    "notifications": ("notifier", 700), "children_notified": ("", 520), "double_registered": ("activity", 60), "children_by_system": ("systems", 800),
    "assessments_started": ("type", 90), "assessments_ended": ("type", 80), "cases_opened": ("type", 300), "cases_closed": ("type", 280), "sessions": ("", 5000), "placements_started": ("activity", 12), "placements_ended": ("activity", 14),
    "ladder_moves": ("move", 90), "early_effort_by_unit": ("kind,role", 160),
}
STOCKS = {"placements_active": ("activity", 60), "children_active": ("age_band", 900), "courses_active": ("activity", 1000), "assessments_active": ("type", 40), "cases_active": ("type", 600)}
MEMBERS = {
    "activity": ACTIVITIES, "notifier": ("2", "3", "4", "13"), "systems": ("dubu", "dubu+esdh", "dubu+esdh+novax", "novax"),
    "type": ("Børnefaglig undersøgelse", "Afdækning"), "move": ("up", "down", "same", "entry", "exit"),
    "kind,role": ("registered,Rådgivende team", "registered,Myndighed", "registered,Udfører", "equal,Rådgivende team", "registered,ukendt"),
    "age_band": ("ufødt", "0-2", "3-5", "6-11", "12-15", "16-17", "18-22"), "source": ("dubu", "esdh", "novax"),
    "outcome": ("Ingen handling", "Rådgivning", "Børnefaglig undersøgelse", "Eksisterende sag", "ukendt"),
    "chief_area": ("Dagtilbud", "Familie"),
}
# fmt: on


def made_up() -> pa.Table:
    """The rows of a figures.csv."""
    random = Random(7)
    lines: list[Line] = []

    def add(
        indicator: str, period: str, measure: str, value: float, dimension: str = "", member: str = "", rests_on: int | None = None
    ) -> None:
        status = "partial" if period == "2026" else "ok"
        part = round(value * rests_on) if rests_on is not None and measure == "share" else None
        whole = rests_on if measure == "share" else None
        lines.append((indicator, period, dimension, member, measure, value, part, whole, status))
        if rests_on is not None:
            lines.append((indicator, period, dimension, member, "n", float(rests_on), None, None, status))

    for counts, periods in ((COUNTS, YEARS), (COUNTS, MONTHS), (STOCKS, STOCK)):
        for indicator, (dimension, size) in counts.items():
            for period in periods:
                total = round(size * random.uniform(0.9, 1.1) / (12 if periods is MONTHS else 4 if period == "2026" else 1))
                add(indicator, period, "count", total)
                for member in MEMBERS.get(dimension, ()) if periods is not MONTHS else ():
                    add(indicator, period, "count", round(total * random.uniform(0.05, 0.4)), dimension, member)
    for year in YEARS:
        for indicator in SHARES:
            add(indicator, year, "share", random.uniform(0.4, 0.97), rests_on=random.randint(6, 90))
        _spread(add, year, random)
    for day in STOCK:
        for measure, value in (("mean", 26.1), ("median", 25.5), ("p90", 33.2), ("max", 38.0), ("share", 0.18), ("n", 17)):
            add("caseload", day, measure, value + random.uniform(0, 1) * (measure not in ("n", "share")))
        add("waiting_time", day, "n_waiting", 43)
        for source in MEMBERS["source"]:
            add("waiting_time", day, "n_waiting", random.randint(5, 20), "source", source)
            add("waiting_time", day, "longest", random.randint(50, 300), "source", source)
    return _table([_hidden(line) for line in lines])


def _spread(add, year: str, random: Random) -> None:  # type: ignore[no-untyped-def]
    for activity in ACTIVITIES:
        for measure, value in (("p25", 60), ("median", 120), ("p75", 300)):
            add("course_duration", year, measure, value + random.randint(0, 50), "activity", activity, random.randint(4, 200))
        add("waiting_time", year, "median", random.randint(10, 90), "activity", activity, random.randint(5, 60))
        add("onward", year, "share", random.uniform(0.02, 0.3), "activity,months", f"{activity},12", 40)
    add("waiting_time", year, "median", 31, rests_on=420)
    add("course_duration", year, "median", 131, rests_on=820)
    for indicator in ("onward", "return_to_early"):
        for months in ("6", "12", "24"):
            add(indicator, year, "share", random.uniform(0.05, 0.3), "months", months, 130)
    for months in ("6", "12"):
        add("earlier_signs", year, "share", random.uniform(0.4, 0.8), "months", months, 55)
        for source in MEMBERS["source"]:
            add("earlier_signs", year, "share", random.uniform(0.1, 0.7), "months,source", f"{months},{source}", 55)
    for component in ("number", "activity", "unit"):
        add("category_precision", year, "share", random.uniform(0.8, 0.99), "component", component, 160)
    add("category_precision", year, "share", 0.781, rests_on=160)
    add("repeat_notifications", year, "share", 0.27, rests_on=500)
    add("notifications_per_1000", year, "rate", 84.3)
    add("notifications_per_1000", year, "rate", 61.9, "variant", "children")
    for event, months in (("first_record", 61), ("first_notification", 88), ("first_effort", 97)):
        add("age_at_detection", year, "median", months + random.randint(-6, 6), "event", event, 140)
    add("sign_to_effort", year, "median", 210, rests_on=400)
    for kind in MEMBERS["type"]:
        for measure, value in (("median", 110), ("p90", 190)):
            add("assessment_duration", year, measure, value, "type", kind, 60)
    for outcome in MEMBERS["outcome"]:
        add("notification_outcome", year, "share", random.uniform(0.05, 0.4), "outcome", outcome, 700)
        add("notification_outcome", year, "count", random.randint(20, 300), "outcome", outcome)
    for kind in ("registered", "equal"):
        add("early_effort_by_unit", year, "count", 170 if kind == "registered" else 26, "kind", kind)
    add("no_return", year, "share", 0.61, rests_on=130)
    for line, amount in (("original", 48e6), ("corrected", 50e6), ("spent", 12.2e6), ("expected", 51.3e6), ("deviation", 1.3e6)):
        add("budget_follow_up", year, "amount", amount, "line", line)
        for area in MEMBERS["chief_area"]:
            add("budget_follow_up", year, "amount", amount / 2, "line,chief_area", f"{line},{area}")


def _hidden(line: Line) -> Line:
    """Small counts are withheld, and one median is not reached."""
    indicator, period, dimension, member, measure, value, *_rest, _status = line
    if measure == "count" and value is not None and 0 < value < 5:
        return (indicator, period, dimension, member, measure, None, None, None, "withheld")
    if (indicator, period, measure) == ("sign_to_effort", "2025", "median"):
        return (indicator, period, dimension, member, measure, None, None, None, "not_reached")
    return line


def _table(lines: list[Line]) -> pa.Table:
    types = (*[pa.string()] * 5, pa.float64(), pa.int64(), pa.int64(), pa.string())
    return pa.table({name: pa.array(column, kind) for name, column, kind in zip(NAMES, zip(*lines, strict=True), types, strict=True)})


@pytest.fixture(scope="session")
def figures() -> pa.Table:
    """A made-up publication."""
    return made_up()


@pytest.fixture(scope="session")
def run() -> Run:
    """What the publication was made from."""
    deliveries = tuple((source, date(2026, 3, 31)) for source in ("dubu", "esdh", "novax", "cpr"))
    return Run("Demo Kommune", AS_OF, deliveries, "0.1.0", "2026-01-01")


@pytest.fixture(scope="session")
def definitions(figures: pa.Table) -> list[Explained]:
    """A definition of each indicator."""
    better = {"children_active": "", "caseload": "lower", "waiting_time": "lower"} | dict.fromkeys(SHARES, "higher")
    return [
        Explained(
            name,
            name.replace("_", " ").capitalize(),
            "Antal forskellige børn, der har mindst ét forløb i gang på dagen.",
            "Barnets lov § 30",
            "count",
            better.get(name, ""),
        )
        for name in sorted(set(figures.column("indicator").to_pylist()))
    ]


@pytest.fixture(scope="session")
def whole(figures: pa.Table, definitions: list[Explained], run: Run) -> Report:
    """The report of the made-up publication."""
    accounts = pa.table(
        {
            "source": ["dubu", "dubu", "esdh"],
            "file": ["dubu_sager", "dubu_ydelser", "esdh_sager"],
            "read": [12000, 8450, 9321],
            "duplicates": [3, 0, 1],
            "loaded": [11990, 8444, 9321],
            "set_aside": [10, 6, 0],
        }
    )
    findings = pa.table(
        {
            "source": ["dubu"] * 30 + ["esdh"] * 12 + ["novax"],
            "severity": ["mend"] * 20 + ["set_aside"] * 10 + ["note"] * 12 + ["mend"],
            "code": ["early_effort_without_number"] * 20
            + ["missing_field"] * 10
            + ["counselling_names_somebody"] * 12
            + ["contact_before_birth"],
        }
    )
    titles = {"early_effort_without_number": "Tidlig indsats uden nummer i paragraffen", "contact_before_birth": "Kontakt før fødslen"}
    lacking = {"population_of_a_year_missing": ("befolkning_befolkning",)}
    return compose(figures, definitions, accounts, findings, run, titles=titles, not_evaluated=lacking)
