"""Every kind of dirt that the page lists, planted on known rows, and what a reader must make of each."""

# ruff: noqa: DTZ001 (moments are wall-clock time, as an export writes them)

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from .people import Person, Town, passes
from .rows import Row

CLOSED = ("Afsluttet", "Lukket", "Ophørt")
OWN = {"esdh_sager": "CPR-nummer", "novax_kontakter": "CPR barn", "novax_forloeb": "CPR barn"}
END = {
    "dubu_sager": "Lukket",
    "dubu_undersoegelser": "Slutdato",
    "dubu_ydelser": "Slutdato",
    "esdh_sager": "Afsluttet",
    "novax_forloeb": "Slut",
}
START = {
    "dubu_sager": "Oprettet",
    "dubu_undersoegelser": "Startdato",
    "dubu_ydelser": "Startdato",
    "esdh_sager": "SagsDato",
    "novax_forloeb": "Start",
}


def number_header(file: str) -> str:
    """The column with the civil number of the one whom a row is about."""
    return OWN.get(file, "CPR-nr.")


class Planter:
    """Plants dirt on rows that have none, and that no other row leans on for its person."""

    def __init__(self, rng: Random, rows: list[Row], town: Town) -> None:
        self.rng, self.rows, self.town = rng, rows, town
        self.by_key = {person.key: person for person in [*town.children, *town.parents]}
        self.cases = {row.values["Sagsnummer"]: row for row in rows if row.file == "dubu_sager"}
        self.leaned_on = Counter(
            str(row.values.get("Sagsnummer") or row.values.get("Sags-id")) for row in rows if row.file not in ("dubu_sager", "esdh_sager")
        )
        self.touched: set[str] = set()

    def take(self, file: str, count: int, fits: Callable[[Row], bool] = lambda row: True) -> list[Row]:
        """Clean rows of a file that fit."""
        pool = [
            row
            for row in self.rows
            if row.file == file and not row.raw and not row.findings and not row.aside and row.uid not in self.touched and fits(row)
        ]
        taken = self.rng.sample(pool, min(count, len(pool)))
        assert taken or len(self.town.children) < 1000, f"no row of {file} fits"
        self.touched |= {row.uid for row in taken}
        return taken

    def plant(self) -> None:
        """All of it."""
        self.people()
        self.twins()
        self.ends()
        self.codes()
        self.missing()
        self.moments()
        self.paragraphs()
        self.copies()
        self.checks()

    def settled(self, row: Row) -> bool:
        """The row names a case of its own person, and that person is in the register and never moved or changed number."""
        case = self.cases.get(row.values.get("Sagsnummer"))
        return case is not None and case.person == row.person and not case.raw and self.still(row)

    def still(self, row: Row) -> bool:
        """About somebody of the register with one home, one number and one unmistakable name."""
        person = self.by_key.get(row.person or "")
        return (
            person is not None
            and person.in_register
            and len(person.homes) == 1
            and len(person.numbers) == 1
            and bool(person.homes[0][1])
            and person.twin is None
        )

    # -- who a row is about ------------------------------------------------------------------------------------

    def people(self) -> None:
        """Numbers mistyped, impossible, missing and cut down to a birth date."""
        for file, count in (("dubu_ydelser", 8), ("dubu_undersoegelser", 5), ("dubu_opfoelgninger", 8), ("dubu_underretninger", 5)):
            for row in self.take(file, count, self.settled):
                self.say(row, self.typo(row.values["CPR-nr."]))
            for row in self.take(file, 4, self.settled):
                number = row.values["CPR-nr."]
                self.say(row, f"{31}02{number[4:]}" if number[:4] != "3102" else "000000" + number[6:])
            for row in self.take(file, 4, self.settled):
                self.say(row, self.rng.choice(("", "0000000000", "ukendt")), finding=False)
            for row in self.take(file, 2, self.settled):
                number = row.values["CPR-nr."]
                self.say(row, self.rng.choice((number[:6], number[:6] + "-0000", number[:6] + "-xxxx")))

        def named(row):
            return (
                self.still(row)
                and (row.file == "esdh_sager" or self.leaned_on[row.uid] == 0)
                and row.values["Adresse"] == self.by_key[row.person].homes[0][1]
            )

        for file in ("dubu_sager", "esdh_sager", "novax_kontakter"):
            header = number_header(file)
            alone = lambda row: named(row) and not str(row.values.get("Nummer", "")).endswith(("-Mor", "-Far"))  # noqa: E731
            for row in self.take(file, 4, alone):
                self.say(row, self.typo(row.values[header]))
            for row in self.take(file, 4, alone):
                self.say(row, self.rng.choice(("", "ukendt")), finding=False)
            for row in self.take(file, 3, alone):
                self.say(row, row.values[header][:6] + self.rng.choice(("", "-0000", "-xxxx")))
        for row in self.take("dubu_underretninger", 6, lambda row: self.still(row) and not row.values["Sagsnummer"]):
            self.say(row, row.values["CPR-nr."][:6])
            row.by_evidence = True

    def say(self, row: Row, text: str, finding: bool = True) -> None:
        """The row says this of its number, and no number can be read from it."""
        header = number_header(row.file)
        row.raw[header] = text
        row.values[header] = None
        if finding:
            row.findings.append(header)

    def typo(self, number: str) -> str:
        """One slip: a digit or a transposition that leaves a possible date and a number nobody has."""
        while True:
            place = self.rng.randrange(6, 9)
            if self.rng.random() < 0.5:
                slip = number[:place] + str((int(number[place]) + self.rng.randrange(1, 9)) % 10) + number[place + 1 :]
            else:
                slip = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
            same_century = slip[6] in "456789" if int(number[4:6]) < 37 else True
            if slip != number and slip not in self.town.given and same_century:
                self.town.given.add(slip)
                return slip

    def twins(self) -> None:
        """A twin's row without a given name or a number is never decided by a machine."""
        twins = [row for row in self.rows if row.file == "novax_kontakter" and self._twin(row)]
        for row in twins[:4]:
            person = self.by_key[row.person or ""]
            surname = person.name.split(" ", 1)[1]
            self.say(row, "" if self.rng.random() < 0.5 else person.numbers[0][1][:6], finding=False)
            row.values["Navn barn"] = surname
            row.person, row.by_evidence = f"?{row.uid}", True
            row.born = person.born if row.raw[number_header(row.file)] else None
            self.touched.add(row.uid)

    def _twin(self, row: Row) -> bool:
        person: Person | None = self.by_key.get(row.person or "")
        return person is not None and person.twin is not None and not row.raw

    # -- what a row says ---------------------------------------------------------------------------------------

    def ends(self) -> None:
        """Ends that cannot be read, and ends before starts."""
        for file in ("dubu_ydelser", "dubu_sager", "esdh_sager", "novax_forloeb"):
            status = {"esdh_sager": "Sagsstatus", "novax_forloeb": None}.get(file, "Status")

            def alone(row: Row, file: str = file) -> bool:  # an ESDH case's activities tell the newest day known
                return (file != "dubu_sager" or self.leaned_on[row.uid] == 0) and not str(row.values.get("Nummer", "")).endswith(
                    ("-Mor", "-Far")
                )

            for row in self.take(file, 3, lambda row, file=file, alone=alone: row.values[END[file]] is not None and alone(row)):
                row.raw[END[file]] = self.rng.choice(("31-02-2025", "snarest", "00-00-0000"))
                row.values[END[file]] = None
                row.findings.append(END[file])
                row.unknown_end = status is not None
            for row in self.take(file, 3, lambda row, file=file, alone=alone: row.values[END[file]] is None and alone(row)):
                row.raw[END[file]] = (row.values[START[file]] - timedelta(self.rng.randrange(1, 400))).strftime("%d-%m-%Y")
                row.findings.append(END[file])
        for row in self.take("dubu_undersoegelser", 3, lambda row: row.values["Slutdato"] is None):
            row.raw["Slutdato"] = (row.values["Startdato"] - timedelta(3)).strftime("%Y-%m-%d")
            row.findings.append("Slutdato")

    def codes(self) -> None:
        """Values that no code list has."""
        unknown = {("dubu_underretninger", "Underretter"): "77", ("dubu_underretninger", "Udfald"): "Hvem ved", ("dubu_sager", "Sagstype"): "Diverse",
                   ("novax_kontakter", "Kontakttype"): "Drive-in", ("esdh_aktiviteter", "Aktivitet"): "Sangtime"}  # fmt: skip
        for (file, header), text in unknown.items():
            for row in self.take(file, 3, lambda row, header=header: row.values[header] is not None):
                row.raw[header] = text
                row.values[header] = None
                row.findings.append(header)
        for file, header, text in (
            ("dubu_ydelser", "Ydelsestype", "Ridefysioterapi"),
            ("esdh_sager", "Forløbstype", "Mindfulness"),
            ("novax_forloeb", "Forløbstype", "Babysalmesang"),
        ):
            for row in self.take(
                file, 4, lambda row: row.person is not None and not str(row.values.get("Nummer", "")).endswith(("-Mor", "-Far"))
            ):
                row.values[header] = row.raw[header] = text  # spelled alike each time: it is part of a key
                row.findings.append(header)
        for row in self.take("dubu_ydelser", 3):
            row.raw["Afdeling"], row.values["Afdeling"] = "Team Atlantis", None
            row.findings.append("Afdeling")
        for row in self.take("dubu_ydelser", 3):
            row.raw["Ydelsesbeløb"], row.values["Ydelsesbeløb"] = "ca. tusind", None
            row.findings.append("Ydelsesbeløb")

    def missing(self) -> None:
        """Rows without what they need to mean anything are set aside; those that name nobody, too."""
        needs = [("dubu_sager", "Sagsnummer"), ("dubu_underretninger", "Underretnings-id"), ("dubu_undersoegelser", "Startdato"), ("dubu_ydelser", "Startdato"),
                 ("dubu_opfoelgninger", "Dato"), ("esdh_sager", "SagsDato"), ("esdh_aktiviteter", "Sags-id"), ("esdh_aktiviteter", "Dato"), ("novax_kontakter", "Dato"),
                 ("novax_forloeb", "Forløbs-id"), ("oekonomi_forbrug", "Beløb"), ("oekonomi_budget", "Konto"), ("befolkning_befolkning", "Antal")]  # fmt: skip
        for file, header in needs:
            for row in self.take(
                file, 2, lambda row: self.leaned_on[row.uid] == 0 and not str(row.values.get("Nummer", "")).endswith(("-Mor", "-Far"))
            ):
                row.raw[header] = self.rng.choice(("", "??")) if header in ("Dato", "SagsDato", "Startdato", "Beløb", "Antal") else ""
                self._aside(row, header)
        for row in self.take("cpr_cpr", 2, lambda row: (row.person or "").startswith("F")):
            row.raw["CPR-nr."] = "310299" + row.values["CPR-nr."][6:]
            self._aside(row, "CPR-nr.")
        for file in ("dubu_ydelser", "dubu_opfoelgninger", "novax_forloeb", "novax_kontakter"):
            for row in self.take(file, 2):
                for header in ("Sagsnummer", "Navn", "Navn barn", "CPR mor", "CPR far", number_header(file)):
                    if header in row.values:
                        row.values[header] = None
                self._aside(row, number_header(file))
        for row in self.take("esdh_aktiviteter", 2):
            row.values["Sags-id"] = "999999999"
            self._aside(row, "Sags-id")
        for row in self.take("dubu_underretninger", 4, lambda row: row.values["Mors CPR-nr."] is None):
            row.values["CPR-nr."] = row.values["Sagsnummer"] = row.values["Navn"] = row.person = None
            row.findings.append("CPR-nr.")

    def _aside(self, row: Row, header: str) -> None:
        row.aside, row.person = True, None
        row.findings.append(header)

    def moments(self) -> None:
        """The hour that never comes, the hour that comes twice, and moments out of order."""
        for row, text, meant in zip(
            self.take("dubu_underretninger", 3, lambda row: row.values["Modtaget"].year == 2025 and row.values["Modtaget"].month in (3, 4)),
            ("30-03-2025 02:30", "30.03.2025 02:10:30", "2025-03-30 02:59"), ((3, 30, 0), (3, 10, 30), (3, 59, 0)), strict=False,
        ):  # fmt: skip
            self._received(row, datetime(2025, 3, 30, *meant), text)
        for row, text, hour in zip(
            self.take("dubu_underretninger", 3, lambda row: row.values["Modtaget"].year == 2024 and row.values["Modtaget"].month in (10, 11)),
            ("27-10-2024 02:30", "27/10/2024 02:00", "2024-10-27 02:59"), ((2, 30), (2, 0), (2, 59)), strict=False,
        ):  # fmt: skip
            self._received(row, datetime(2024, 10, 27, *hour, fold=0), text)
        for row in self.take("dubu_underretninger", 4, lambda row: row.values["Vurderet"] is not None):
            row.raw["Vurderet"] = (row.values["Modtaget"] - timedelta(hours=5)).strftime("%d-%m-%Y %H:%M")
            row.values["Vurderet"] = None
            row.findings.append("Vurderet")
        for row in self.take("dubu_underretninger", 3, lambda row: row.values["Vurderet"] is not None):
            row.raw["Vurderet"] = "i går eftermiddag"
            row.values["Vurderet"] = None
            row.findings.append("Vurderet")

    def _received(self, row: Row, moment: datetime, text: str) -> None:
        row.values["Modtaget"], row.raw["Modtaget"], row.since = moment, text, moment.date()
        row.values["Vurderet"] = moment + timedelta(hours=self.rng.choice((23, 24, 25, 26)))
        row.values["Kvittering sendt"] = moment.date() + timedelta(7)
        row.findings.append("Modtaget")

    def paragraphs(self) -> None:
        """Paragraphs without a law's name are read by the law in force on the start."""
        for row in self.take(
            "dubu_ydelser", 6, lambda row: (row.values["Startdato"].year >= 2024) == (row.values["Foranstaltningsparagraf"][0] == "BL")
        ):
            _, section, *rest = row.values["Foranstaltningsparagraf"]
            row.raw["Foranstaltningsparagraf"] = (
                f"§ {section}" + (f", stk. {rest[0]}" if rest else "") + (f", nr. {rest[1]}" if len(rest) > 1 else "")
            )
            row.findings.append("Foranstaltningsparagraf")

    def copies(self) -> None:
        """The same row twice, and one three times."""
        for file in ("dubu_sager", "dubu_underretninger", "dubu_ydelser", "dubu_opfoelgninger", "esdh_sager", "esdh_aktiviteter", "novax_kontakter", "novax_forloeb",
                     "cpr_cpr", "oekonomi_forbrug", "befolkning_befolkning"):  # fmt: skip
            for number, row in enumerate(self.take(file, 3)):
                row.copies = 2 if number == 0 else 1

    def checks(self) -> None:
        """Numbers that fail modulus 11 are valid, and are found once each."""
        for person in self.town.children:
            for _, number in person.numbers:
                if not passes(number):
                    self.failing = {*getattr(self, "failing", set()), number}


def unborn(rng: Random, casework, town: Town) -> list[Row]:  # type: ignore[no-untyped-def]
    """Notifications about children not yet born: the mother's number and no other."""
    rows = []
    for mother in rng.sample([person for person in town.parents if person.sex == "K"], 14):
        day = town.day(date(2023, 2, 1), date(2025, 9, 1))
        for serial in range(rng.choice((1, 1, 2))):
            row = casework.notification(f"U:{mother.key}", None, None, day + timedelta(serial * 35), None)
            row.values["Mors CPR-nr."] = mother.number(day)
            rows.append(replace(row, since=day + timedelta(serial * 35)))
    return rows
