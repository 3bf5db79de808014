"""Rarer things that the page asks for: chains of evidence, a sibling's case, clocks across summer time, late referrals."""

from __future__ import annotations

# ruff: noqa: DTZ001 (moments are wall-clock time, as an export writes them)
from datetime import datetime, timedelta

from .dirt import Planter, number_header
from .journal import Journal
from .people import Town
from .rows import Row


def clean_oddities(journal: Journal, town: Town) -> None:
    """Drawn before the dirt: named open counselling, and referrals that come after the case was opened."""
    rng = journal.rng
    for child in rng.sample([child for child in town.children if child.born.year <= 2018], 6):
        start = town.day(max(child.born + timedelta(900), journal.today - timedelta(900)), journal.today - timedelta(40))
        case = journal.case(child, "Åben rådgivning", start, start + timedelta(20), None)
        journal.activity(case, start, "Samtale")
    for child in rng.sample([child for child in town.children if 2009 <= child.born.year <= 2019], 8):
        start = town.day(journal.today - timedelta(700), journal.today - timedelta(60))
        case = journal.case(child, "Udredning", start, start + timedelta(50), start + timedelta(10))
        for days, kind in ((2, "Samtale"), (12, "Notat"), (rng.randrange(13, 40), "Test")):
            journal.activity(case, start + timedelta(days), kind)


def plant(planter: Planter) -> None:
    """Drawn with the dirt."""
    _chains(planter)
    _siblings_case(planter)
    _twins_by_name(planter)
    _summer_time(planter)


def _chains(planter: Planter) -> None:
    """A row without a number leads to its case, and the case by name and address to its child."""
    at_home = lambda row: planter.still(row) and row.values["Adresse"] == planter.by_key[row.person].homes[0][1]  # noqa: E731
    for number, row in enumerate(planter.take("dubu_sager", 6, lambda row: at_home(row) and planter.leaned_on[row.uid] > 0)):
        if number % 2:
            planter.say(row, planter.typo(row.values["CPR-nr."]))
        else:
            planter.say(row, "", finding=False)
        for leaning in [
            other
            for other in planter.rows
            if other.values.get("Sagsnummer") == row.uid and other.file in ("dubu_ydelser", "dubu_opfoelgninger")
        ][:1]:
            if not leaning.raw and not leaning.findings and not leaning.aside:
                planter.say(leaning, "", finding=False)
    joined = lambda row: at_home(row) and planter.leaned_on[row.uid] > 0 and not row.values["Nummer"].endswith(("-Mor", "-Far"))  # noqa: E731
    for row in planter.take("esdh_sager", 5, joined):
        planter.say(row, "ukendt", finding=False)


def _siblings_case(planter: Planter) -> None:
    """A usable number of one's own wins over the case that the row names."""
    for row in planter.take("dubu_opfoelgninger", 5, lambda row: row.values["Sagsnummer"] is not None):
        row.values["Sagsnummer"] = planter.rng.choice([case for case in planter.cases if planter.cases[case].person != row.person])


def _twins_by_name(planter: Planter) -> None:
    """A twin with a given name and the register's address is that twin."""
    for file in ("novax_kontakter", "esdh_sager"):
        rows = [row for row in planter.rows if row.file == file and _is_settled_twin(planter, row)]
        for row in rows[:2]:
            planter.say(row, "", finding=False)
            planter.touched.add(row.uid)


def _is_settled_twin(planter: Planter, row: Row) -> bool:
    person = planter.by_key.get(row.person or "")
    clean = not row.raw and not row.findings and not row.aside and row.uid not in planter.touched
    return (
        clean
        and person is not None
        and person.twin is not None
        and len(person.homes) == 1
        and row.values["Adresse"] == person.homes[0][1]
        and row.values[number_header(row.file)] is not None
    )


def _summer_time(planter: Planter) -> None:
    """24 hours are 24 hours: half past ten the next day is in time in March and, in October, half past nine is late."""
    for (month, year, received, assessed), row in zip(
        ((3, 2025, datetime(2025, 3, 29, 10), datetime(2025, 3, 30, 10, 59)), (10, 2024, datetime(2024, 10, 26, 10), datetime(2024, 10, 27, 9, 30))),
        planter.take("dubu_underretninger", 2, lambda row: row.values["Vurderet"] is not None and row.values["Underretter"] != 8),
        strict=True,
    ):  # fmt: skip
        if (row.values["Modtaget"].year, row.values["Modtaget"].month) != (year, month):
            row.person, row.by_evidence = None, False
            row.values["CPR-nr."] = row.values["Sagsnummer"] = row.values["Navn"] = row.values["Mors CPR-nr."] = None
            row.findings.append("CPR-nr.")
        row.values["Modtaget"], row.values["Vurderet"], row.values["Kvittering sendt"] = received, assessed, received.date() + timedelta(8)
        row.values["Paragraf"] = ("SEL", 153) if year < 2024 else ("BL", 133)
        row.since = received.date()
