"""How near the demo municipality lies to the published figures, computed from what was drawn and who it is about.

The figures stand with their sources in `forspring.demo.rates`. A municipality of 10,000 children has about
950 notifications a year: chance alone moves that by some 4 %, so yearly figures are held by their mean.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest

from forspring.demo import rates
from forspring.demo.interventions import SERVICES
from forspring.demo.known import as_known
from forspring.demo.municipality import drawn
from forspring.demo.sheet import UNBORN, Sheet
from forspring.kernel.dates import add_months

NEWEST = date(2026, 10, 31)
FULL_YEARS = (2021, 2022, 2023, 2024, 2025)
Sheets = dict[str, Sheet]


@pytest.fixture(scope="module")
def sheets() -> Sheets:
    known = (as_known(sheet, np.datetime64(NEWEST), is_newest=True) for _, sheet in drawn(10_000, 2026, NEWEST))
    return {sheet.file: sheet for sheet in known}


def inhabitants(sheets: Sheets, year: int, oldest: int) -> int:
    columns = sheets["befolkning_befolkning"].columns
    return int(columns["Antal"][(columns["År"] == year) & (columns["Alder"] <= oldest)].sum())


def year_of(days: np.ndarray) -> np.ndarray:
    return days.astype("datetime64[Y]").astype(int) + 1970


def notified(sheets: Sheets, year: int) -> np.ndarray:
    rows = sheets["dubu_underretninger"]
    person = rows.person[year_of(rows.columns["Modtaget"]) == year]
    return np.unique(person[person < UNBORN], return_counts=True)[1]


def mean(of: Callable[[int], float], years: tuple[int, ...] = FULL_YEARS) -> float:
    return float(np.mean([of(year) for year in years]))


def services(sheets: Sheets, *tracks: str) -> Sheet:
    names = [
        service.name for service in SERVICES if any(getattr(service, track) for track in tracks) and service.name != "Økonomisk støtte"
    ]
    rows = sheets["dubu_ydelser"]
    return rows.where(np.isin(rows.columns["Ydelsestype"].to_pylist(), names))


def receiving(rows: Sheet, first: str, last: str) -> int:
    start, end = rows.columns["Startdato"], rows.columns["Slutdato"]
    return len(np.unique(rows.person[(start <= np.datetime64(last)) & ~(end < np.datetime64(first))]))


def test_about_ten_thousand_children_live_there(sheets: Sheets) -> None:
    assert inhabitants(sheets, 2026, 22) == pytest.approx(10_000, rel=0.02)


def test_notifications_are_111_to_130_per_1000_children(sheets: Sheets) -> None:
    received = year_of(sheets["dubu_underretninger"].columns["Modtaget"])
    assert 111 < mean(lambda year: 1000 * np.sum(received == year) / inhabitants(sheets, year, 17)) < 130


def test_6_to_7_percent_of_children_are_notified_about(sheets: Sheets) -> None:
    assert 0.06 < mean(lambda year: len(notified(sheets, year)) / inhabitants(sheets, year, 17)) < 0.07


def test_a_notified_child_has_1_79_notifications(sheets: Sheets) -> None:
    assert mean(lambda year: notified(sheets, year).mean()) == pytest.approx(1.79, abs=0.06)


def test_children_by_number_of_notifications_are_as_in_2018(sheets: Sheets) -> None:
    published = np.array([49_644, 14_017, 5_412, 2_591, 1_357]) / 75_019
    times = np.concatenate([notified(sheets, year) for year in FULL_YEARS])
    assert [np.mean(times == number) for number in range(1, 6)] == pytest.approx(published, abs=0.03)


@pytest.mark.parametrize(("code", "published"), [("2", 0.21), ("4", 0.196), ("6", 0.125)])
def test_schools_health_services_and_police_notify_as_in_2022(sheets: Sheets, code: str, published: float) -> None:
    codes = sheets["dubu_underretninger"].columns["Underretter"].to_pylist()
    assert codes.count(code) / len(codes) == pytest.approx(published, abs=0.015)


@pytest.mark.parametrize(("year", "published"), [(2021, 0.88), (2023, 0.92), (2025, 0.96)])
def test_notifications_are_assessed_within_24_hours_as_published(sheets: Sheets, year: int, published: float) -> None:
    columns = sheets["dubu_underretninger"].columns
    hours = (columns["Vurderet"] - columns["Modtaget"])[year_of(columns["Modtaget"]) == year].astype("timedelta64[m]") / np.timedelta64(
        1, "h"
    )
    assert np.mean(hours <= 24) == pytest.approx(published, abs=0.02)


@pytest.mark.parametrize(("year", "published"), [(2021, 0.60), (2023, 0.34), (2024, 0.50)])
def test_assessments_end_within_four_months_as_published(sheets: Sheets, year: int, published: float) -> None:
    rows = sheets["dubu_undersoegelser"]
    columns = rows.where(np.array(rows.columns["Type"].to_pylist()) == "Børnefaglig undersøgelse").columns
    due = np.array([add_months(day, 4) for day in columns["Opmærksom dato"].tolist()], "datetime64[D]")
    assert np.mean((columns["Slutdato"] <= due)[year_of(due) == year]) == pytest.approx(published, abs=0.08)


@pytest.mark.parametrize(("year", "published"), [(2021, 0.44), (2023, 0.50), (2025, 0.75)])
def test_first_follow_ups_are_held_within_three_months_as_published(sheets: Sheets, year: int, published: float) -> None:
    rows, held = services(sheets, "support", "place", "disability"), sheets["dubu_opfoelgninger"]
    held = held.where(np.array(held.columns["Type"].to_pylist()) == "Opfølgning")
    due = np.array([add_months(day, 3) for day in rows.columns["Startdato"].tolist()], "datetime64[D]")
    asked = (year_of(due) == year) & ~(rows.columns["Slutdato"] < due)
    days = np.sort(held.person * 100_000 + held.columns["Dato"].astype(int))
    found = days[np.searchsorted(days, rows.person * 100_000 + rows.columns["Startdato"].astype(int)).clip(0, len(days) - 1)]
    assert np.mean((found <= rows.person * 100_000 + due.astype(int))[asked]) == pytest.approx(published, abs=0.12)


def test_1_8_percent_get_an_early_effort_in_2023(sheets: Sheets) -> None:
    children = receiving(services(sheets, "early"), "2023-01-01", "2023-12-31")
    assert children / inhabitants(sheets, 2023, 22) == pytest.approx(27_400 / 1_500_000, abs=0.002)


def test_0_9_percent_are_placed_and_3_0_percent_supported_at_new_year(sheets: Sheets) -> None:
    whole = inhabitants(sheets, 2024, 22)
    assert receiving(services(sheets, "place"), "2023-12-31", "2023-12-31") / whole == pytest.approx(0.009, abs=0.001)
    assert receiving(services(sheets, "support", "disability"), "2023-12-31", "2023-12-31") / whole == pytest.approx(0.030, abs=0.004)


def test_a_caseworker_has_31_children_per_full_time(sheets: Sheets) -> None:
    cases, workers = sheets["dubu_sager"], sheets["organisation_medarbejdere"]
    workers = workers.where(np.isnat(workers.columns["Til"]))
    hours = dict(zip(workers.columns["Initialer"].to_pylist(), map(int, workers.columns["Timer pr. uge"].to_pylist()), strict=True))
    caseworker = np.array(cases.columns["Sagsbehandler"].to_pylist())
    is_open = np.isnat(cases.columns["Lukket"])
    loads = [
        len(np.unique(cases.person[is_open & (caseworker == one)])) / hours[one] * 37
        for one in np.unique(caseworker[is_open])
        if hours[one]
    ]
    assert np.mean(loads) == pytest.approx(31, abs=2)


def test_a_good_third_of_notifications_are_about_a_case_that_is_open(sheets: Sheets) -> None:
    outcomes = sheets["dubu_underretninger"].columns["Udfald"].to_pylist()
    assert 0.2 < outcomes.count("Eksisterende sag") / len(outcomes) < 0.45


def test_the_tracks_of_notifications_are_shares() -> None:
    assert sum(rates.LED_TO) == pytest.approx(1)
    assert sum(rates.TIMES_NOTIFIED) == pytest.approx(1)
