"""What the psychologists and the health visitors registered: ESDH with PPR, and Novax."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from .casework import Casework
from .people import Person, Town
from .registers import Staff
from .rows import Row

COURSES = (
    "PPR-konsultation",
    "Udredning",
    "Pædagogisk-psykologisk vurdering",
    "Samtaleforløb",
    "Samtaleforløb",
    "Cool Kids",
    "Forældrekursus",
    "Gruppeforløb",
)
KINDS = ("Samtale", "Samtale", "Møde", "Test", "Observation", "Gruppegang", "Konsultation", "Notat")
VISITS = ("Hjemmebesøg", "Hjemmebesøg", "Konsultation", "Skoleundersøgelse", "Telefon", "Åbent hus", "Behovsbesøg")


class Journal:
    """Draws ESDH's and Novax's rows for one child at a time."""

    def __init__(self, rng: Random, town: Town, staff: Staff, today: date) -> None:
        self.rng, self.town, self.staff, self.today = rng, town, staff, today
        self.rows: list[Row] = []
        self.serial = 100

    def case(
        self, child: Person | None, kind: str, start: date, last: date | None, referred: date | None, suffix: str = "", base: str = ""
    ) -> Row:
        """One case of ESDH; without a child it is open counselling."""
        rng = self.rng
        self.serial += 1
        number = base or f"17.03.00-G01-{self.serial}-{start.year % 100:02d}"
        closed = last is not None and last < self.today
        values = {
            "Id": f"{500000 + self.serial * 3}", "Nummer": number + suffix, "Titel": rng.choice(("Forløb", "Henvendelse;\nskole", 'Om "trivsel", kort', "Råd\r\nog vejledning", "Trivsel – skole’s ønske")),
            "Sagsstatus": "Lukket" if closed else "Under behandling", "CPR-nummer": child and child.number(start), "Navn": child and child.name,
            "Adresse": child and (child.home(start)[0] or None), "Sagsbehandler": self.staff.draw("PPK", "PPK", "TTN", "TTS"),
            "Enhed": rng.choice(("PPK", "PPR-kontoret", "TTN", "Tværteam Syd", "TTS", "Tværteam Nord")), "SagsDato": start, "Henvist": referred,
            "Afsluttet": last if closed else None, "Forløbstype": kind, "Henviser": rng.choice(("Skole", "Dagtilbud", "Forældre", "Sundhedspleje", "Myndighed", "Andre")),
        }  # fmt: skip
        row = Row("esdh_sager", values["Id"], values, child.key if child else None, since=start)
        self.rows.append(row)
        return row

    def activity(self, case: Row, day: date, kind: str) -> None:
        """One dated activity, never the same twice in a case."""
        if day >= self.today or any(
            row.values["Sags-id"] == case.uid and row.values["Dato"] == day for row in self.rows[-15:] if row.file == "esdh_aktiviteter"
        ):
            return
        rng = self.rng
        values = {"Sags-id": case.uid, "Dato": day, "Aktivitet": kind, "Karakter": rng.choice(("Afklarende", "Udviklende", None)),
                  "Medarbejder": self.staff.draw("PPK", "TTN", "TTS"), "Minutter": rng.choice((30, 45, 60, None))}  # fmt: skip
        self.rows.append(Row("esdh_aktiviteter", f"A{len(self.rows)}", values, case.person, since=day))

    def child(self, child: Person) -> None:
        """The PPR cases of one child."""
        rng = self.rng
        first = max(child.born + timedelta(400), date(2018, 3, 1))
        if first + timedelta(10) >= self.today:
            return
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            start = self.town.day(first, self.today - timedelta(5))
            last = start + timedelta(rng.choice((0, 20, 60, 100, 180, 300))) if rng.random() < 0.75 else None
            if start.year - child.born.year > 21:
                continue
            kind = rng.choice(COURSES)
            self._case_with_sessions(child, kind, start, last)

    def _case_with_sessions(self, child: Person, kind: str, start: date, last: date | None) -> None:
        rng = self.rng
        closed = last is not None and last < self.today
        referred = start - timedelta(rng.randrange(1, 80)) if rng.random() < 0.6 else None
        waits = referred is not None and not closed and rng.random() < 0.3
        if waits:
            referred = start  # still waiting: the case was opened the day of the referral
        case = self.case(child, kind, start, last, referred)
        pair = []
        if rng.random() < 0.06 and child.mother:
            case.values["Nummer"] += "-Mor"
            other_last = last - timedelta(min(9, (last - start).days)) if closed and last else None
            pair = [self.case(child, kind, start + timedelta(3) if not closed or (last and (last - start).days > 12) else start, last=other_last,
                              referred=referred, suffix="-Far", base=case.values["Nummer"][:-4])]  # fmt: skip
            pair[0].values["Enhed"], pair[0].values["Sagsbehandler"] = case.values["Enhed"], case.values["Sagsbehandler"]
        if waits:
            self.activity(case, start + timedelta(2), "Notat")
            return
        self.activity(
            case,
            start + timedelta(0 if closed and last == start else rng.randrange(1, 25) if not closed else min(3, (last - start).days)),
            "Samtale",
        )
        for one in [case, *pair]:
            for _ in range(rng.randrange(0, 7)):
                self.activity(one, self.town.day(start, min(self.today, last or self.today)), rng.choice(KINDS))

    def double(self, casework: Casework, child: Person, number: str, kind: str) -> None:
        """The same help registered in DUBU and in ESDH, sometimes in Novax as well."""
        rng = self.rng
        start = self.town.day(max(child.born + timedelta(900), date(2021, 1, 1)), self.today - timedelta(200))
        last = start + timedelta(rng.randrange(60, 190))
        if start.year - child.born.year > 21:
            return
        casework.service(child, number, kind, start, "Tidligt forebyggende", last, asked=rng.random() < 0.5)
        shift = rng.choice((-20, -7, 0, 0, 5, 14))
        case = self.case(child, kind, start + timedelta(shift), last + timedelta(rng.choice((-20, 0, 30))), None)
        self.activity(case, start + timedelta(20), "Samtale")
        if rng.random() < 0.25:  # a second one of ESDH with a shorter overlap stays alone
            self.case(child, kind, last - timedelta(rng.randrange(0, 12)), last + timedelta(60), None)
        if kind == "Gruppeforløb":
            self.course(child, "Familiegruppe", start + timedelta(4), last - timedelta(3))

    def counselling(self, count: int) -> None:
        """Open counselling: no number, no name, no child."""
        for _ in range(count):
            start = self.town.day(date(2022, 1, 1), self.today - timedelta(3))
            case = self.case(None, "Åben rådgivning", start, start + timedelta(self.rng.choice((0, 7, 30))), None)
            self.activity(case, start, "Samtale")

    def course(self, child: Person, kind: str, start: date, last: date | None, referred: date | None = None) -> Row:
        """One course of Novax."""
        self.serial += 1
        values = {"Forløbs-id": f"NF-{self.serial}", "CPR barn": child.number(start), "Navn barn": child.name if self.rng.random() < 0.7 else None,
                  "Forløbstype": kind, "Henvist": referred, "Start": start, "Slut": last if last and last < self.today else None,
                  "Sundhedsplejerske": self.staff.draw("SPF")}  # fmt: skip
        row = Row(
            "novax_forloeb", values["Forløbs-id"], values, child.key, since=start if start <= self.today else self.today - timedelta(40)
        )
        self.rows.append(row)
        return row

    def visits(self, child: Person) -> None:
        """The health visitor's contacts, and her courses."""
        rng = self.rng
        if child.born >= date(2008, 1, 1) and rng.random() < 0.6:
            for _ in range(rng.randrange(1, 5)):
                self._visit(child)
        if child.born >= date(2016, 1, 1) and rng.random() < 0.35:
            start = child.born + timedelta(rng.randrange(2, 30))
            self.course(child, "Almindelig", start, start + timedelta(300) if rng.random() < 0.9 else None)
        if child.born >= date(2018, 1, 1) and rng.random() < 0.2:
            start = self.town.day(child.born + timedelta(60), min(self.today, child.born + timedelta(1500)))
            last = start + timedelta(rng.randrange(10, 300))
            self.course(
                child,
                rng.choice(("Behovsforløb", "Behovsforløb", "Mødregruppe", "Familiegruppe")),
                start,
                last,
                start - timedelta(rng.randrange(0, 50)) if rng.random() < 0.6 else None,
            )

    def _visit(self, child: Person) -> None:
        rng = self.rng
        day = self.town.day(max(child.born + timedelta(4), date(2017, 5, 1)), self.today - timedelta(1))
        if (day - child.born).days > 17 * 365:
            return
        values = {"Kontakt-id": f"K{10000 + len(self.rows)}", "CPR barn": child.number(day), "Navn barn": child.name,
                  "CPR mor": child.mother.number(day) if child.mother and rng.random() < 0.6 else None,
                  "CPR far": child.father.number(day) if child.father and rng.random() < 0.3 else None, "Adresse": child.home(day)[0] or None,
                  "Dato": day, "Kontakttype": rng.choice(VISITS), "Anledning": rng.choice(("A1", "B2", "C9")), "Sundhedsplejerske": self.staff.draw("SPF"),
                  "Distrikt": child.home(day)[1]}  # fmt: skip
        self.rows.append(Row("novax_kontakter", values["Kontakt-id"], values, child.key, since=day))
