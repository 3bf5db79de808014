"""A small town with hard cases, drawn with a seed: what three systems and a civil register wrote about its children.

Twins (also of the same sex with alike names), siblings at one address, a father with his son's name, moves, changed
surnames, replaced numbers, and rows with slips in numbers and names, missing numbers, bare birth dates. Every row
knows the child it is really about.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

import pyarrow as pa

from forspring.identity import MENTIONS
from forspring.kernel.cpr import birth_date

FIRST = {
    "M": [
        "Emil",
        "Mathias",
        "Mads",
        "Noah",
        "Oscar",
        "William",
        "Lucas",
        "Karl",
        "Malthe",
        "Oliver",
        "August",
        "Elias",
        "Anton",
        "Viktor",
        "Aksel",
        "Johan",
        "Mikkel",
        "Frederik",
        "Magnus",
        "Storm",
        "Liam",
        "Theo",
        "Alfred",
        "Arthur",
        "Otto",
        "Villads",
        "Sebastian",
        "Philip",
        "Marius",
        "Felix",
        "Kristian",
        "Jonas",
        "Jakob",
        "Bertram",
        "Albert",
    ],
    "K": [
        "Ida",
        "Emma",
        "Sofia",
        "Freja",
        "Alma",
        "Clara",
        "Karla",
        "Anna",
        "Anne",
        "Laura",
        "Ella",
        "Isabella",
        "Josefine",
        "Olivia",
        "Agnes",
        "Lærke",
        "Mathilde",
        "Alberte",
        "Nora",
        "Asta",
        "Frida",
        "Victoria",
        "Luna",
        "Emilie",
        "Sofie",
        "Caroline",
        "Maja",
        "Johanne",
        "Signe",
        "Katrine",
        "Amalie",
        "Cecilie",
        "Filippa",
        "Astrid",
        "Marie",
    ],
}
ALIKE = [
    ("Emil", "Emilio"),
    ("Mathias", "Mattias"),
    ("Anna", "Anne"),
    ("Sofie", "Sofia"),
    ("Emma", "Ella"),
    ("Noah", "Noa"),
    ("Mads", "Mats"),
]
LAST = [
    "Jensen",
    "Nielsen",
    "Hansen",
    "Pedersen",
    "Andersen",
    "Christensen",
    "Larsen",
    "Sørensen",
    "Rasmussen",
    "Jørgensen",
    "Petersen",
    "Madsen",
    "Kristensen",
    "Olsen",
    "Thomsen",
    "Christiansen",
    "Poulsen",
    "Johansen",
    "Møller",
    "Mortensen",
    "Holm",
    "Kjær",
    "Bæk",
    "Skov",
    "Lund",
    "Østergaard",
    "Vestergaard",
    "Nørgaard",
    "Krogh",
    "Friis",
    "Dahl",
    "Bang",
    "Juhl",
    "Bruun",
    "Mikkelsen",
    "Schmidt",
    "Koch",
    "Winther",
    "Lauridsen",
    "Holst",
]
ROADS = [
    f"{a}{b}"
    for a in [
        "Nørre",
        "Sønder",
        "Øster",
        "Vester",
        "Skov",
        "Strand",
        "Kirke",
        "Møl",
        "Eng",
        "Lærke",
        "Birke",
        "Ege",
        "Bøge",
        "Sol",
        "Å",
        "Bakke",
        "Park",
        "Have",
        "Skole",
        "Dam",
    ]
    for b in ["gade", "vej", "stræde", "allé", "toften", "parken", "vænget"]
]
TODAY = date(2025, 12, 31)


@dataclass
class Child:
    """A child as it really is."""

    key: int
    number: str
    born_on: date
    first: str
    middle: str
    last: str
    homes: list[tuple[str, str]]
    mother: str
    father: str
    previous: str = ""

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.first, self.middle, self.last) if part)


@dataclass
class Town:
    """The rows that the systems wrote: (source, file, truth, columns)."""

    children: list[Child] = field(default_factory=list)
    rows: list[tuple[str, str, int, dict[str, object]]] = field(default_factory=list)

    def mentions(self) -> tuple[pa.Table, list[tuple[int, int]]]:
        """The mentions as linkage takes them, and for each row its mention and the child it is really about."""
        known: dict[tuple[object, ...], int] = {}
        written: list[dict[str, object]] = []
        truth: list[tuple[int, int]] = []
        counts: Counter[str] = Counter()
        for source, file, child, said in self.rows:
            counts[file] += 1
            same = (file, counts[file] if source == "cpr" else 0, *sorted((name, str(value)) for name, value in said.items()))
            if same not in known:
                known[same] = len(written)
                written.append(
                    dict.fromkeys(MENTIONS.names)
                    | said
                    | {"mention": known[same], "first_row": counts[file] + 1, "source": source, "file": file}
                )
            truth.append((known[same], child))
        table = pa.Table.from_pylist(written, schema=pa.schema([*MENTIONS, pa.field("source", pa.string()), pa.field("file", pa.string())]))
        return table.append_column("delivery", pa.array([TODAY] * len(table), pa.date32())), truth


def number_said(digits: str | None, born_on: date | None = None) -> dict[str, object]:
    """The columns of a mention's number as the reader of the sources fills them."""
    if digits is None:
        return {"number_kind": "birth_date" if born_on else "none", "birth_on": born_on}
    born = birth_date(digits)
    return {"digits": digits, "number": digits if born else None, "number_kind": "unchecked" if born else "wrong", "birth_on": born}


class Drawing:
    """Draws the town, one thing after the other, from one seed."""

    def __init__(self, families: int, seed: int, *, register: bool = True, dirt: float = 0.03) -> None:
        self.random, self.register, self.dirt = random.Random(seed), register, dirt
        self.town, self.used = Town(), set()
        for _ in range(families):
            self._family()
        for child in self.town.children:
            self._systems(child)

    def _number(self, born_on: date, sex: str, *, replacement: bool = False) -> str:
        while True:
            seventh = self.random.choice("4567" if born_on.year >= 2000 else "0123")
            seventh = self.random.choice("49") if 2000 <= born_on.year <= 2036 and seventh == "4" else seventh
            serial = (
                seventh
                + "".join(self.random.choice("0123456789") for _ in range(2))
                + self.random.choice("13579" if sex == "M" else "02468")
            )
            day = f"{born_on.day + 60 * replacement:02}{born_on:%m%y}"
            if day + serial not in self.used and birth_date(day + serial) == born_on:
                self.used.add(day + serial)
                return day + serial

    def _home(self) -> tuple[str, str]:
        floor = self.random.choice(["", "", "", ", st. tv", ", 1. th", ", 2. tv"])
        return f"{self.random.choice(ROADS)} {self.random.randint(1, 120)}{floor}", self.random.choice(["6100", "6200", "6500", "6070"])

    def _family(self) -> None:
        draw = self.random
        last, homes = draw.choice(LAST), [self._home()]
        if draw.random() < 0.25:
            homes.append(self._home())
        mother = self._number(date(1980, 1, 1) + timedelta(draw.randint(0, 6000)), "K")
        father = self._number(date(1978, 1, 1) + timedelta(draw.randint(0, 6000)), "M")
        born, children = date(2003, 1, 1) + timedelta(draw.randint(0, 8000)), draw.choice([1, 1, 2, 2, 2, 3])
        twins = draw.random() < 0.04
        for turn in range(children + twins):
            if turn and not (twins and turn == 1):
                born += timedelta(draw.randint(400, 1500))
            if born > TODAY:
                break
            self._child(born, last, homes, mother, father, twin_of=self.town.children[-1] if twins and turn == 1 else None)
        if self.register and draw.random() < 0.02:
            self._register(-len(self.town.children), father, self.town.children[-1].name, homes, "", "")

    def _child(self, born: date, last: str, homes: list[tuple[str, str]], mother: str, father: str, twin_of: Child | None) -> None:
        draw = self.random
        sex = draw.choice("MK")
        first = draw.choice(FIRST[sex])
        if twin_of is not None:
            alike = [name for pair in ALIKE for name in pair if twin_of.first in pair and name != twin_of.first]
            first = alike[0] if alike else next(name for name in FIRST[sex] if name != twin_of.first)
        middle = draw.choice(FIRST[sex] + LAST) if draw.random() < 0.4 else ""
        child = Child(len(self.town.children), self._number(born, sex), born, first, middle, last, homes, mother, father)
        if draw.random() < 0.01:
            child.previous = self._number(born, sex, replacement=True)
        self.town.children.append(child)
        if self.register:
            self._register(child.key, child.number, child.name, homes, mother, father, child.previous)

    def _register(
        self, key: int, number: str, name: str, homes: list[tuple[str, str]], mother: str, father: str, previous: str = ""
    ) -> None:
        for turn, (address, postcode) in enumerate(homes):
            dates = {
                "from_on": date(2018 + 4 * turn, 1, 1),
                "last_day": date(2021, 12, 31) if turn + 1 < len(homes) else None,
                "district": postcode,
            }
            said = number_said(number) | {
                "name": name,
                "address": address,
                "postcode": postcode,
                "mother": mother or None,
                "father": father or None,
            }
            self.town.rows.append(("cpr", "cpr_cpr", key, said | dates | {"previous": previous or None}))

    def _systems(self, child: Child) -> None:
        draw = self.random
        if draw.random() < 0.35:
            case = f"S{child.key}"
            self._row("dubu", "dubu_sager", child, case=case, is_case=True, name=True, address=True, postcode=True)
            for file in ("dubu_underretninger", "dubu_undersoegelser", "dubu_ydelser", "dubu_ydelser", "dubu_opfoelgninger"):
                if draw.random() < 0.6:
                    self._row("dubu", file, child, case=case if draw.random() < 0.9 else None, name=draw.random() < 0.6)
        for serial in range(draw.choice([0, 0, 1, 2])):
            self._row("esdh", "esdh_sager", child, case=f"{child.key}-{serial}", is_case=True, name=True, address=True)
            self.town.rows.append(("esdh", "esdh_aktiviteter", child.key, {"case_number": f"{child.key}-{serial}"}))
        for _ in range(draw.choice([1, 2, 3])):
            self._row("novax", "novax_kontakter", child, name=True, address=True, parents=draw.random() < 0.7)
        self._row("novax", "novax_forloeb", child, name=draw.random() < 0.7)

    def _row(
        self,
        source: str,
        file: str,
        child: Child,
        *,
        case: str | None = None,
        is_case: bool = False,
        name: bool = False,
        address: bool = False,
        postcode: bool = False,
        parents: bool = False,
    ) -> None:
        draw = self.random
        number, born_on = (child.previous if child.previous and draw.random() < 0.5 else child.number), None
        full, (street, town) = child.name, draw.choice(child.homes)
        if draw.random() < self.dirt:
            number = _slipped(number, draw)
        elif draw.random() < self.dirt:
            number, born_on = None, child.born_on if draw.random() < 0.3 else None
        if draw.random() < self.dirt:
            full = draw.choice(
                [
                    _misspelled(full, draw),
                    f"{child.last}, {child.first}",
                    f"{child.first} {child.last}",
                    full.upper(),
                    f"{child.first} {draw.choice(LAST)}",
                ]
            )
        if not (name or number or case):
            full, name = child.name, True
        said = number_said(number, born_on) | {
            "name": full if name else None,
            "address": street if address else None,
            "postcode": town if postcode else None,
        }
        said |= {
            "mother": child.mother if parents else None,
            "father": child.father if parents else None,
            "case_number": case,
            "is_case": is_case,
        }
        self.town.rows.append((source, file, child.key, said))


def _slipped(number: str, draw: random.Random) -> str:
    """The number with one digit changed, or two neighbours exchanged."""
    place = draw.randrange(9)
    if draw.random() < 0.5 and number[place] != number[place + 1]:
        return number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    return number[:place] + draw.choice([digit for digit in "0123456789" if digit != number[place]]) + number[place + 1 :]


def _misspelled(name: str, draw: random.Random) -> str:
    """The name with a letter left out, doubled or exchanged with its neighbour."""
    place = draw.randrange(1, len(name) - 2)
    return draw.choice(
        [
            name[:place] + name[place + 1 :],
            name[:place] + name[place] + name[place:],
            name[:place] + name[place + 1] + name[place] + name[place + 2 :],
        ]
    )


def agreement(truth: list[tuple[int, int]], person_of: dict[int, str]) -> tuple[float, float]:
    """Precision and recall of row pairs: of those joined, the share rightly so; of those that belong together, the share joined."""
    both = Counter((person_of.get(mention, f"-{turn}"), child) for turn, (mention, child) in enumerate(truth))
    joined, right = Counter(), Counter()
    for (person, child), rows in both.items():
        joined[person] += rows
        right[child] += rows
    pairs = [sum(rows * (rows - 1) // 2 for rows in counted.values()) for counted in (both, joined, right)]
    return pairs[0] / max(pairs[1], 1), pairs[0] / max(pairs[2], 1)
