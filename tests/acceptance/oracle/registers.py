"""The registers beside the three systems: units, workers, the civil register, money and population."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from .people import DISTRICTS, Town
from .rows import Row

UNITS = [  # code, name, parent, chief area, role, from, until
    ("TTN", "Tværteam Nord", "MYB", "Familie", "Rådgivende team", date(2012, 1, 1), date(2022, 12, 31)),
    ("TTN", "Tværteam Nord", None, "Dagtilbud", "Rådgivende team", date(2023, 1, 1), None),
    ("TTS", "Tværteam Syd", None, "Dagtilbud", "Rådgivende team", date(2012, 1, 1), date(2024, 6, 30)),
    ("MYB", "Myndighed Børn", None, "Familie", "Myndighed", date(2010, 1, 1), None),
    ("MYU", "Myndighed Unge", "MYB", "Familie", "Myndighed", date(2018, 1, 1), None),
    ("FAH", "Familiehuset Birken", "MYB", "Familie", "Udfører", date(2010, 1, 1), None),
    ("PPK", "PPR-kontoret", None, "Skole", "PPR", date(2010, 1, 1), None),
    ("SPF", "Sundhedsplejen Fjord", None, "Sundhed", "Sundhedspleje", date(2010, 1, 1), None),
]
STAFF = {"TTN": ("Pædagogisk konsulent", 5), "TTS": ("Familiebehandler", 3), "MYB": ("Socialrådgiver", 9), "MYU": ("Socialrådgiver", 6),
         "FAH": ("Familiebehandler", 5), "PPK": ("Psykolog", 6), "SPF": ("Sundhedsplejerske", 6)}  # fmt: skip
ACCOUNTS = [  # account, name, chief area, unit, funding, yearly kroner
    ("5.28.21.1.01", "Tidlig indsats, løn", "Dagtilbud", "TTN", "Permanent", 4_200_000), ("5.28.21.1.02", "Partnerskab, projekt", "Dagtilbud", "TTN", "Projekt", 900_000),
    ("5.28.20.1.05", "Plejefamilier", "Familie", "MYB", "Permanent", 11_500_000), ("5.28.23.1.01", "Børne- og ungehjem", "Familie", "MYU", "Permanent", 17_250_000),
    ("5.28.21.1.12", "Familiebehandling", "Familie", "FAH", "Permanent", 5_100_000), ("3.22.04.1.01", "PPR", "Skole", "PPK", "Permanent", 6_000_000),
    ("4.62.89.1.01", "Sundhedspleje", "Sundhed", "SPF", "Permanent", 5_500_000), ("5.28.21.1.77", "Pulje: Familier i trivsel", "Familie", None, "Pulje", 640_000),
]  # fmt: skip


class Staff:
    """The workers, and who may be drawn for a unit's record that day."""

    def __init__(self, rng: Random, today: date) -> None:
        self.rng, self.rows, self.by_unit = rng, [], {}
        taken: set[str] = set()
        for unit, (profession, count) in STAFF.items():
            for serial in range(count):
                initials = "".join(rng.choice("ABDEFGHIJKLMNOPRSTV") for _ in range(4))
                while initials in taken:
                    initials += rng.choice("XYZ")
                taken.add(initials)
                self.by_unit.setdefault(unit, []).append(initials)
                self._career(initials, "Leder" if serial == 0 else profession, unit, serial, today)

    def _career(self, initials: str, profession: str, unit: str, serial: int, today: date) -> None:
        hours = self.rng.choice((3700, 3700, 3700, 3200, 3000, 3250))
        start = date(2014, 1, 1)
        if unit == "TTS":
            self._row(initials, profession, "TTS", hours, start, date(2024, 6, 30))
            self._row(initials, profession, "Tværteam Nord", hours, date(2024, 7, 1), None)
        elif serial == 2:  # moved, and works fewer hours
            self._row(initials, profession, unit, 3700, start, date(2023, 8, 31))
            self._row(initials, profession, "MYU" if unit == "MYB" else unit, 2850, date(2023, 9, 1), None)
        elif serial == 3 and unit in ("MYB", "PPK"):  # on leave today
            self._row(initials, profession, unit, hours, start, date(2025, 8, 31))
            self._row(initials, profession, unit, 0, date(2025, 9, 1), None)
        elif serial == 4 and unit == "MYB":  # left
            self._row(initials, profession, unit, hours, start, date(2025, 5, 31))
        else:
            self._row(initials, profession, unit, hours, start, None)

    def _row(self, initials: str, profession: str, unit: str, hours: int, start: date, last: date | None) -> None:
        values = {"Initialer": initials, "Navn": f"Medarbejder {initials.title()}", "Faggruppe": profession, "Enhed": unit,
                  "Timer pr. uge": hours, "Fra": start, "Til": last}  # fmt: skip
        self.rows.append(Row("organisation_medarbejdere", f"{initials}{start}", values, since=date(1900, 1, 1)))

    def draw(self, *units: str) -> str:
        """Somebody who works, or has worked, in one of the units."""
        return self.rng.choice([initials for unit in units for initials in self.by_unit[unit]])


def units() -> list[Row]:
    """The units, dated."""
    names = ("Enhed", "Navn", "Overordnet", "Chefområde", "Rolle", "Fra", "Til")
    return [Row("organisation_enheder", f"{unit[0]}{unit[5]}", dict(zip(names, unit, strict=True)) | {"Distrikt": None}) for unit in UNITS]


def civil_register(rng: Random, town: Town) -> list[Row]:
    """Everybody in the register, one row for each home and each number."""
    rows = []
    for person in [*town.parents, *town.children]:
        if not person.in_register:
            continue
        starts = sorted(
            {home[0] for home in person.homes} | {start for start, _ in person.numbers if start > person.born} | {person.homes[0][0]}
        )
        for serial, start in enumerate(starts):
            address, district, protected = person.home(start)
            earlier = [number for since, number in person.numbers if since <= start and number != person.number(start)]
            values = {
                "CPR-nr.": person.number(start), "Navn": person.name, "Adresse": address or None, "Vejkode": f"{rng.randrange(9999):04d}",
                "Husnr": str(rng.randrange(1, 200)), "Postnr": person.postcode, "Distrikt": district,
                "CPR mor": person.mother and person.mother.number(start), "CPR far": person.father and person.father.number(start),
                "Tidligere CPR-nr.": earlier[-1] if earlier else None, "Status": "Bopæl i kommunen",
                "Adressebeskyttelse": protected, "Fra": start,
                "Til": starts[serial + 1] - timedelta(1) if serial + 1 < len(starts) else None,
            }  # fmt: skip
            rows.append(Row("cpr_cpr", f"{person.key}{start}", values, person.key, since=start))
    return rows


def money(rng: Random, town: Town, today: date) -> list[Row]:
    """Budgets by month, and postings to the øre."""
    rows = []
    for year in (2023, 2024, 2025):
        for account, name, area, unit, funding, yearly in ACCOUNTS:
            for month in range(1, 13):
                original = yearly * 100 // 12 + (yearly * 100 % 12 if month == 12 else 0)
                corrected = original + (rng.randrange(-300_000, 500_000) if rng.random() < 0.3 else 0)
                values = {"Konto": account, "Kontonavn": name, "Chefområde": area, "Enhed": unit, "År": year, "Måned": month,
                          "Oprindeligt budget": original, "Korrigeret budget": corrected, "Bevillingstype": funding,
                          "Udløber": date(2026, 6, 30) if funding != "Permanent" else None}  # fmt: skip
                rows.append(Row("oekonomi_budget", f"{account}{year}{month}", values))
                if date(year, month, 28) < today:
                    rows += _postings(rng, town, values, original)
    return rows


def _postings(rng: Random, town: Town, budget: dict, monthly: int) -> list[Row]:
    rows = []
    for serial in range(rng.randrange(2, 5)):
        amount = int(monthly * rng.uniform(0.15, 0.55)) + rng.randrange(100)
        if rng.random() < 0.06:
            amount = -rng.randrange(1_000, 90_000_0)
        if rng.random() < 0.05:
            amount = amount // 100_000 * 100_000  # thousands, so that 1.234 is tried
        amount += any(row.values["Beløb"] == amount for row in rows)  # two alike would be one row twice
        child = rng.choice(town.children) if budget["Chefområde"] == "Familie" and rng.random() < 0.5 else None
        account = "9.99.99.9.99" if rng.random() < 0.01 else budget["Konto"]
        values = {"Konto": account, "Enhed": budget["Enhed"], "År": budget["År"], "Måned": budget["Måned"], "Beløb": amount,
                  "CPR-nr.": child.number(date(budget["År"], budget["Måned"], 1)) if child else None}  # fmt: skip
        uid = f"{budget['Konto']}{budget['År']}-{budget['Måned']}-{serial}"
        row = Row("oekonomi_forbrug", uid, values, child.key if child else None, since=date(budget["År"], budget["Måned"], 28))
        rows.append(row)
    return rows


def population(rng: Random) -> list[Row]:
    """Children on 1 January by year, district, age and sex."""
    rows = []
    for year in range(2014, 2026):
        for district in DISTRICTS:
            for age in range(23):
                for sex in "KM":
                    values = {"År": year, "Distrikt": district, "Alder": age, "Køn": sex, "Antal": rng.randrange(5, 14)}
                    rows.append(Row("befolkning_befolkning", f"{year}{district}{age}{sex}", values))
    return rows
