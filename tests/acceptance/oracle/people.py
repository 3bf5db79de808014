"""The people of the made-up municipality of Lyngså: families, twins, moves, replaced and provisional civil numbers."""

# ruff: noqa: SIM905 (a line of names is easier to read than a list of strings)

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

GIRLS = (
    "Alberte Asta Bodil Cirkeline Dagmar Ellinor Fenja Gry Hjørdis Iben Jytte Kaja Liva Molly Nanna Oda Petrea Ronja Sigga Tove Ursula "
    "Vigga Ylva Ægir-Lo Ånje Mille-Marie Saga Tuva Embla Villads-Mia"
).split()
BOYS = (
    "Asger Bertil Carlo Dines Eskild Frode Gorm Halfdan Ivar Jeppe Knud Loke Mads-Emil Njal Otto Palle Rune Svend Troels Uffe Villum "
    "Wilfred Ziggy Ægidius Åge Birk Storm Hjalte Tjalfe Regnar"
).split()
MOTHERS = "Anette Birthe Charlotte Dorrit Else Fatima Gitte Hanne Inger Jonna Kirsten Lotte Mette Naima Olga Pia Rikke Susanne Tina Ulla Vibeke Zeynep".split()
FATHERS = "Anders Bent Claus Dennis Erling Flemming Gert Henrik Ismail Jens Kim Lars Mogens Niels Ole Per Rasmus Steen Torben Ulrik Viggo Yusuf".split()
SURNAMES = (
    "Thorsager Holmgaard Skovsende Kjærulf Bøgelund Ladegaard Vestbirk Rævdal Østerbye Ågesen Stenholt Kragelund Møllgaard Fuglsang "
    "Dyrehave Lyngbæk Sønderhave Tranekær Ulfborg Vindum Hvidtfelt Brødholm Ejstrup Grønbæk Hørdum Ibsker Junget Klitmøller Løgstrup "
    "Mønsted Nordborg Oddense Pindstrup Ramløse Særslev Tørring Uldum Værløse Ydby Ørsted"
).split()
STREETS = ("Birkevænget", "Gl. Kongevej", "Ærtebjergvej", "Åbrinken", "Søndre Ringgade", "Tjørnehegnet", "Vestre Plantage", "Øster Allé", "Møllestien", "Fyrrelunden")  # fmt: skip
DISTRICTS = ("Lyngså Nord", "Fjorden, syd", "Øster Å", "Midtbyen")
POSTCODES = {"Lyngså Nord": "9810", "Fjorden, syd": "9820", "Øster Å": "9830", "Midtbyen": "9800"}
CHECK = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


@dataclass
class Person:
    """One human being with every civil number they have had, newest last, each from its first day."""

    key: str
    name: str
    sex: str
    born: date
    numbers: list[tuple[date, str]]
    mother: Person | None = None
    father: Person | None = None
    homes: list[tuple[date, str, str, bool]] = field(default_factory=list)  # from, address, district, protected
    twin: str | None = None
    in_register: bool = True

    def number(self, day: date) -> str:
        """The civil number in use that day."""
        return [number for start, number in self.numbers if start <= day or start == self.numbers[0][0]][-1]

    def home(self, day: date) -> tuple[str, str, bool]:
        """Address, district and protection that day."""
        return [home[1:] for home in self.homes if home[0] <= day or home is self.homes[0]][-1]

    @property
    def postcode(self) -> str:
        return POSTCODES[self.homes[-1][2]]


def passes(number: str) -> bool:
    """Whether the ten digits pass modulus 11."""
    return sum(weight * int(digit) for weight, digit in zip(CHECK, number, strict=True)) % 11 == 0


@dataclass
class Town:
    """Everybody, and the numbers and addresses already given."""

    rng: Random
    today: date
    children: list[Person] = field(default_factory=list)
    parents: list[Person] = field(default_factory=list)
    given: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)

    def civil_number(self, born: date, sex: str, *, checked: bool = True, shift: int = 0) -> str:
        """A fresh civil number; `shift` 60 makes a replacement number."""
        sevenths = (4, 5, 6, 7, 8, 9) if born.year >= 2000 else (0, 1, 2, 3)
        while True:
            head = f"{born.day + shift:02d}{born.month:02d}{born.year % 100:02d}"
            number = f"{head}{self.rng.choice(sevenths)}{self.rng.randrange(1000):03d}"
            odd = int(number[-1]) % 2 == 1
            if odd == (sex == "M") and passes(number) == checked and not self._near(number) and not number.endswith("0000"):
                self.given.add(number)
                return number

    def _near(self, number: str) -> bool:
        """One slip of the keyboard from a number already given would make a typo ambiguous."""
        return any(
            sum(a != b for a, b in zip(number, other, strict=True)) <= 2
            for other in self.given
            if other[:4] == number[:4] or other[4:] == number[4:]
        )

    def address(self) -> str:
        """A fresh address, some with a comma in it."""
        while True:
            street = f"{self.rng.choice(STREETS)} {self.rng.randrange(1, 240)}"
            text = street + self.rng.choice(("", "", "", ", 1. tv", ", st. th", "B"))
            if street not in self.homes:
                self.homes.add(street)
                return text

    def day(self, first: date, last: date) -> date:
        """A day between the two, both included."""
        return first + timedelta(self.rng.randrange((last - first).days + 1)) if last > first else first


def people(rng: Random, today: date, wanted: int) -> Town:
    """A town with about that many children."""
    town = Town(rng, today)
    while len(town.children) < wanted:
        _family(town, len(town.parents))
    for child in rng.sample(town.children, 12):  # replaced numbers, the first of them provisional
        _replace(town, child, provisional=rng.random() < 0.5)
    return town


def _family(town: Town, serial: int) -> None:
    rng = town.rng
    surname = rng.choice(SURNAMES) + (" " + rng.choice(SURNAMES) if rng.random() < 0.35 else "")
    homes = [(date(2000, 1, 1), town.address(), rng.choice(DISTRICTS), False)]
    if rng.random() < 0.2:
        homes.append((town.day(date(2019, 1, 1), date(2025, 8, 1)), town.address(), rng.choice(DISTRICTS), False))
    if rng.random() < 0.02:
        homes.append((date(2025, 9, 1), "", homes[-1][2], True))
    mother = _parent(town, f"M{serial}", rng.choice(MOTHERS) + " " + surname, "K", homes) if rng.random() < 0.96 else None
    father = _parent(town, f"F{serial}", rng.choice(FATHERS) + " " + rng.choice(SURNAMES), "M", None) if rng.random() < 0.85 else None
    born = town.day(date(2002, 1, 1), date(2023, 6, 1))
    names: set[str] = set()
    for _ in range(rng.choice((1, 2, 2, 2, 3))):
        twins = 2 if rng.random() < 0.03 else 1
        if born <= date(2025, 9, 1):
            for twin in range(twins):
                _child(town, names, surname, born, mother, father, homes, f"T{serial}" if twins == 2 else None, twin)
        born = born + timedelta(rng.randrange(450, 1600))


def _parent(town: Town, key: str, name: str, sex: str, homes: list[tuple[date, str, str, bool]] | None) -> Person:
    born = town.day(date(1968, 1, 1), date(1985, 12, 31))
    lives = homes or [(date(2000, 1, 1), town.address(), town.rng.choice(DISTRICTS), False)]
    parent = Person(key, name, sex, born, [(born, town.civil_number(born, sex))], homes=list(lives))
    town.parents.append(parent)
    return parent


def _child(town: Town, names: set[str], surname: str, born: date, mother: Person | None, father: Person | None,
           homes: list[tuple[date, str, str, bool]], twin: str | None, second: int) -> None:  # fmt: skip
    rng = town.rng
    sex = rng.choice("KM")
    given = rng.choice(
        [name for name in (GIRLS if sex == "K" else BOYS) if name not in names and name[:2] not in {other[:2] for other in names}]
    )
    names.add(given)
    number = town.civil_number(born, sex, checked=rng.random() > 0.03, shift=60 if rng.random() < 0.01 else 0)
    own = [home for home in homes if home[0] > born]
    before = [home for home in homes if home[0] <= born]
    lives = [(born, *before[-1][1:]), *own] if before else own
    child = Person(f"C{len(town.children)}", f"{given} {surname}", sex, born, [(born, number)], mother, father, lives, twin)
    child.in_register = twin is not None or rng.random() > 0.03
    if not child.in_register:  # so that the family of one who is not in the register is the child alone
        child.mother = child.father = None
        child.homes = [(born, town.address(), lives[0][2], False)]
    town.children.append(child)


def _replace(town: Town, child: Person, provisional: bool) -> None:
    start = max(child.born + timedelta(40), date(2023, 3, 1))
    if start >= date(2025, 8, 1) or not child.in_register or len(child.homes) > 1:
        return
    if provisional:
        child.numbers[0] = (child.born, town.civil_number(child.born, child.sex, shift=60))
    child.numbers.append((start, town.civil_number(child.born, child.sex)))
