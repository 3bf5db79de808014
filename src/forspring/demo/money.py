"""The accounts: budgets by month and account, and what was posted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from forspring.demo.chance import Array, stream, texts
from forspring.demo.interventions import SERVICES, Given, monthly_costs
from forspring.demo.sheet import NOBODY, Sheet, sheet
from forspring.demo.social import Casework

FIRST_MONTH = np.datetime64("2021-01")


@dataclass(frozen=True)
class Account:
    """An account: what it pays for, its chief area and unit, its funding and how much a month for 10,000 children (kroner)."""

    number: str
    name: str
    chief_area: str
    unit: str
    monthly: int = 0
    postings: int = 1
    funding: str = "Permanent"
    expires: str = ""


# fmt: off
PAID_FROM = (  # what services are paid from; the place is that of `_account`
    Account("528211003", "Familiebehandling og øvrig støtte", "Familie", "MYF"),
    Account("528211004", "Aflastning og støtteophold", "Familie", "BHC"),
    Account("528221001", "Plejefamilier", "Familie", "MYF"),
    Account("528231001", "Børne- og ungehjem og døgninstitutioner", "Familie", "MYF"),
    Account("528201003", "Opholdssteder", "Familie", "MYF"),
    Account("528211009", "Økonomisk støtte", "Familie", "MYF"),
)
RUNNING = (
    Account("525101010", "Rådgivende team, løn", "Dagtilbud", "RT", 340_000, 6),
    Account("525101011", "Rådgivende team, drift", "Dagtilbud", "RT", 26_000, 12),
    Account("525101090", "Partnerskab om tidlig indsats", "Dagtilbud", "RT", 85_000, 4, "Projekt", "2027-06-30"),
    Account("528211010", "Myndighed, løn", "Familie", "MYF", 1_150_000, 6),
    Account("528211011", "Familiehuset, løn", "Familie", "FAM", 420_000, 6),
    Account("528211012", "Ungehuset, løn", "Familie", "UNG", 180_000, 4),
    Account("528211090", "Pulje til familier i udsatte positioner", "Familie", "FAM", 60_000, 3, "Pulje", "2026-08-31"),
    Account("322041010", "PPR, løn", "Skole", "PPR", 610_000, 8),
    Account("322041011", "PPR, tests og kørsel", "Skole", "PPR", 35_000, 20),
    Account("462891010", "Sundhedspleje, løn", "Sundhed", "SPN", 520_000, 8),
    Account("462891011", "Sundhedspleje, kørsel", "Sundhed", "SPN", 18_000, 20),
)
# fmt: on
ACCOUNTS = PAID_FROM + RUNNING
_FOR = {
    "Plejefamilie": 2,
    "Netværksplejefamilie": 2,
    "Børne- og ungehjem": 3,
    "Døgninstitution": 3,
    "Opholdssted": 4,
    "Økonomisk støtte": 5,
}
_FOR |= {"Aflastning": 1, "Støtteophold": 1}
_ACCOUNT = np.array([_FOR.get(service.name, 0) for service in SERVICES])


def months(newest: np.datetime64) -> Array:
    """The months with postings."""
    return np.arange(FIRST_MONTH, newest.astype("datetime64[M]") + 1)


def service_postings(work: Casework, given: Given, seed: int) -> Sheet:
    """oekonomi_forbrug for the services: one posting a month for each that is paid for."""
    rng = stream(seed, work.block, 16)
    month = months(np.datetime64(work.newest))
    service, place = monthly_costs(work, given, month)
    price = np.array([one.monthly for one in SERVICES])[given.type[service]] * 100
    amount = np.rint(price * (0.85 + 0.3 * rng.random(len(service))) / 100).astype(np.int64) * 100
    child = given.child[service]
    order = np.argsort(place, kind="stable")
    service, place, amount, child = service[order], place[order], amount[order], child[order]
    number = work.people.number_on(child, month[place].astype("datetime64[D]"))
    return _postings(child, _ACCOUNT[given.type[service]], month[place], amount, number)


def running_postings(children: int, newest: np.datetime64, seed: int) -> Sheet:
    """oekonomi_forbrug for payroll and running costs, a few of them corrections."""
    rng = stream(seed, 17)
    month = months(newest)
    owner = np.repeat(np.arange(len(RUNNING)), [account.postings for account in RUNNING])
    account, place = np.tile(owner, len(month)), np.repeat(np.arange(len(month)), len(owner))
    monthly = np.array([one.monthly / one.postings for one in RUNNING])[account] * children / 10_000
    growth = 1.03 ** (place / 12)
    amount = np.rint(monthly * growth * (0.9 + 0.2 * rng.random(len(account))) * 100).astype(np.int64)
    amount[rng.random(len(amount)) < 0.01] *= -1
    return _postings(np.full(len(account), NOBODY), account + len(PAID_FROM), month[place], amount, np.zeros(len(account), np.int64))


def _postings(person: Array, account: Array, month: Array, amount: Array, number: Array) -> Sheet:
    return sheet(
        "oekonomi_forbrug", person,
        {
            "Konto": texts([one.number for one in ACCOUNTS], account), "Enhed": texts([one.unit for one in ACCOUNTS], account),
            "År": month.astype("datetime64[Y]").astype(int) + 1970, "Måned": month.astype(int) % 12 + 1, "Beløb": amount, "CPR-nr.": number,
        },
    )  # fmt: skip


def spent(postings: Sheet, newest: np.datetime64) -> Array:
    """Øre posted by account and month."""
    count = len(months(newest))
    sums = np.zeros((len(ACCOUNTS), count), np.int64)
    account = np.asarray(postings.columns["Konto"].dictionary_encode().indices)
    numbers = postings.columns["Konto"].dictionary_encode().dictionary.to_pylist()
    place = np.array([[one.number for one in ACCOUNTS].index(number) for number in numbers], np.int64)[account]
    month = (postings.columns["År"] - 2021) * 12 + postings.columns["Måned"] - 1
    np.add.at(sums, (place, month), postings.columns["Beløb"])
    return sums


def budget(sums: Array, newest: np.datetime64, seed: int) -> Sheet:
    """oekonomi_budget: every month of every year at about what the year costs, corrected in the spring."""
    rng = stream(seed, 18)
    years = int(months(newest)[-1].astype("datetime64[Y]").astype(int) + 1970) - 2021 + 1
    mean = np.array([[sums[:, year * 12 : year * 12 + 12].mean(axis=1)] for year in range(years)])[:, 0].T
    original = np.rint(mean * (0.93 + 0.1 * rng.random(mean.shape)) / 100_000).astype(np.int64) * 100_000
    corrected = original + np.where(rng.random(mean.shape) < 0.5, np.rint(original * 0.03 / 100_000).astype(np.int64) * 100_000, 0)
    account, year, month = (place.ravel() for place in np.indices((len(ACCOUNTS), years, 12)))
    expires = np.array([one.expires or "NaT" for one in ACCOUNTS], "datetime64[D]")[account]
    written = {
        header: texts([str(getattr(one, field)) for one in ACCOUNTS], account)
        for header, field in (
            ("Konto", "number"),
            ("Kontonavn", "name"),
            ("Chefområde", "chief_area"),
            ("Enhed", "unit"),
            ("Bevillingstype", "funding"),
        )
    }
    amounts = {"Oprindeligt budget": original[account, year], "Korrigeret budget": corrected[account, year]}
    days = {"År": 2021 + year, "Måned": month + 1, "Udløber": expires}
    return sheet("oekonomi_budget", np.full(len(account), NOBODY), written | amounts | days)
