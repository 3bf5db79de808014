"""What the caseworkers registered in DUBU: cases, notifications, assessments, services and follow-ups."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from .people import Person, Town
from .registers import Staff
from .rows import Row

SERVICES = {  # Ydelsestype: (SEL, BL), each as (paragraph, subsection, number)
    "Konsulentbistand": ((11, 3, 1), (30, 1, 1)), "Samtaleforløb": ((11, 3, 1), (30, 1, 1)), "Cool Kids": ((11, 3, 2), (30, 1, 2)),
    "Forældrekursus": ((11, 3, 2), (30, 1, 2)), "Gruppeforløb": ((11, 3, 2), (30, 1, 2)), "Familieplanlægning": ((11, 3, 3), (30, 1, 3)),
    "Familiebehandling": ((52, 3, 3), (32, 1, 5)), "Praktisk støtte i hjemmet": ((52, 3, 2), (32, 1, 2)), "Støtteophold": ((52, 3, 5), (32, 1, 7)),
    "Aflastning": ((52, 3, 5), (32, 1, 7)), "Kontaktperson": ((52, 3, 6), (32, 1, 3)), "Familieophold": ((52, 3, 4), (32, 1, 6)),
    "Dag- og klubtilbud": ((52, 3, 1), (32, 1, 1)), "Praktiktilbud": ((52, 3, 8), (32, 1, 4)), "Økonomisk støtte": ((11, 4), (35,)),
    "Anden støtte": ((52, 3, 9), (32, 1, 8)), "Netværksplejefamilie": ((52, 3, 7), (46,)), "Plejefamilie": ((58,), (47,)),
    "Børne- og ungehjem": ((52, 3, 7), (46,)), "Døgninstitution": ((76, 3, 1), (114, 1, 1)), "Opholdssted": ((52, 3, 7), (46,)),
}  # fmt: skip
EARLY = list(SERVICES)[:6]
HEAVY = [name for name in list(SERVICES)[6:16] if name != "Økonomisk støtte"]
PLACED = list(SERVICES)[16:]
NOTIFIERS = {1: "Mellemkommunal underretning eller anden kommunal forvaltning", 2: "Skole eller andet uddannelsessted",
             3: "Dagpleje, daginstitution, fritidshjem, ungdomsklub eller SFO", 4: "Sundhedsvæsenet", 5: "Sundhedsplejerske eller tandlæge",
             6: "Politi eller domstol", 7: "Familie, barn selv eller bekendtskabskreds", 8: "Anonym", 9: "Anbringelsessted",
             10: "Foreninger, frivillige organisationer, krise-, misbrugs- og asylcentre", 11: "Andre", 12: "Barnet eller den unge selv",
             13: "Familie eller bekendtskabskreds", 99: "Uoplyst"}  # fmt: skip
CAUSES = ("Utilstrækkelig omsorg", "Skoleproblemer, fx fravær", "Misbrug hos forældre", "Sundhedsforhold hos barnet", "Kriminalitet hos den unge", "Vold i hjemmet")  # fmt: skip
OUTCOMES = ("Ingen handling", "Rådgivning", "Tidligt forebyggende", "Afdækning", "Børnefaglig undersøgelse", "Eksisterende sag")
BANDS = ((0, 2), (3, 5), (6, 11), (12, 15), (16, 17), (18, 22))


def years(born: date, day: date) -> int:
    """Completed years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def band(born: date, day: date) -> int:
    """Which of the age bands."""
    return next(number for number, (low, high) in enumerate((*BANDS, (23, 200))) if low <= years(born, day) <= high)


class Casework:
    """Draws DUBU's rows for one child at a time."""

    def __init__(self, rng: Random, town: Town, staff: Staff, today: date) -> None:
        self.rng, self.town, self.staff, self.today = rng, town, staff, today
        self.rows: list[Row] = []
        self.serial = {"case": 4000, "notification": 70000, "assessment": 300}

    def _next(self, kind: str) -> int:
        self.serial[kind] += self.rng.randrange(1, 4)
        return self.serial[kind]

    def child(self, child: Person) -> None:
        """Everything that DUBU holds about the child."""
        grown = date(child.born.year + 22, min(child.born.month, 12), min(child.born.day, 28))
        first = max(child.born + timedelta(30), date(2018, 2, 1))
        if first + timedelta(60) > min(self.today, grown):
            return
        opened = self.town.day(first, min(self.today - timedelta(20), grown - timedelta(10)))
        case = self._case(child, opened, min(self.today, grown))
        self._notifications(child, case, first, min(self.today, grown))
        if self.rng.random() < 0.55:
            self._assessment(child, case)
        for _ in range(self.rng.choice((0, 1, 1, 2, 2, 3))):
            self._service(child, case)

    def _case(self, child: Person, opened: date, until: date) -> Row:
        rng = self.rng
        closed = self.town.day(opened + timedelta(20), until) if rng.random() < 0.5 and opened + timedelta(20) < until else None
        number = f"DU-{opened.year}-{self._next('case')}"
        kind = rng.choice(
            ("Rådgivning", "Tidligt forebyggende", "Tidligt forebyggende", "Undersøgelse", "Foranstaltning", "Anbringelse", "Børnehandicap")
        )
        values = {
            "Sagsnummer": number, "CPR-nr.": child.number(opened), "Navn": child.name, "Adresse": child.home(opened)[0] or None,
            "Postnr": child.postcode, "Sagstype": kind, "Sagsbehandler": self.staff.draw("MYB", "MYB", "MYU"),
            "Afdeling": rng.choice(("MYB", "Myndighed Unge", "Myndighed Børn", "TTN")), "Oprettet": opened, "Lukket": closed,
            "Status": rng.choice(("Lukket", "Afsluttet")) if closed else "Igangværende",
        }  # fmt: skip
        row = Row("dubu_sager", number, values, child.key, since=opened)
        self.rows.append(row)
        return row

    def _notifications(self, child: Person, case: Row, first: date, until: date) -> None:
        for _ in range(self.rng.choice((0, 0, 1, 1, 1, 2, 3, 7 if self.rng.random() < 0.1 else 2))):
            day = self.town.day(first, until - timedelta(1))
            earlier = [row.values["Modtaget"] for row in self.rows if row.file == "dubu_underretninger" and row.person == child.key]
            if any(moment.year == day.year and band(child.born, moment.date()) != band(child.born, day) for moment in earlier):
                continue  # one age band in a year, whichever of the days is asked about
            self.rows.append(self.notification(child.key, child.number(day), child.name, day, case))

    def notification(self, key: str | None, number: str | None, name: str | None, day: date, case: Row | None) -> Row:
        """One notification; the notifier's code decides little, the moments decide much."""
        rng = self.rng
        received = datetime.combine(day, time(rng.randrange(4, 24), rng.randrange(60)))
        hours = rng.choice((1, 5, 20, 23.5, 24, 24.5, 40, 70))
        assessed = received + timedelta(hours=hours) if rng.random() < 0.93 else None
        if assessed and assessed.date() >= self.today:
            assessed = None
        notifier = rng.choice(
            [code for code in NOTIFIERS if (code != 7 or day.year < 2024) and (code < 12 or code == 99 or day.year >= 2024)]
        )
        sent = day + timedelta(rng.choice((0, 1, 3, 6, 7, 8, 9, 10, 15))) if rng.random() < 0.85 and notifier != 8 else None
        in_time = case is not None and case.values["Oprettet"] <= day and rng.random() < 0.5
        values = {
            "Underretnings-id": f"U{self._next('notification')}", "Sagsnummer": case.values["Sagsnummer"] if in_time else None,
            "CPR-nr.": number, "Mors CPR-nr.": None, "Navn": name, "Modtaget": received, "Underretter": notifier,
            "Paragraf": _notified_by(rng, day), "Årsager": rng.choice(("|", "|", " | ")).join(rng.sample(CAUSES, rng.choice((1, 1, 1, 2, 3)))),
            "Vurderet": assessed, "Akut": rng.random() < 0.1, "Kvittering sendt": sent if sent and sent < self.today else None,
            "Udfald": rng.choice(OUTCOMES) if assessed else None, "Sagsbehandler": self.staff.draw("MYB", "MYU"),
        }  # fmt: skip
        return Row("dubu_underretninger", values["Underretnings-id"], values, key, since=day)

    def _assessment(self, child: Person, case: Row) -> None:
        rng = self.rng
        opened, closed = case.values["Oprettet"], case.values["Lukket"] or self.today
        if closed <= opened + timedelta(5):
            return
        aware = self.town.day(opened, max(opened, closed - timedelta(30)))
        start = min(aware + timedelta(rng.choice((0, 0, 5, 21, 40))), closed)
        end = start + timedelta(rng.choice((30, 70, 95, 110, 120, 123, 150, 210)))
        end = end if end < self.today and rng.random() < 0.9 else None
        talk = self.town.day(start, start + timedelta(100)) if rng.random() < 0.75 else None
        number = f"BU{self._next('assessment'):06d}"
        values = {
            "Undersøgelses-id": number, "Sagsnummer": case.values["Sagsnummer"], "CPR-nr.": child.number(aware), "Navn": child.name if rng.random() < 0.5 else None,
            "Type": rng.choice(("Børnefaglig undersøgelse", "Børnefaglig undersøgelse", "Afdækning", "Screening")), "Opmærksom dato": aware,
            "Startdato": start, "Slutdato": end, "Foreløbig vurdering": None, "Børnesamtale": talk if talk and talk < self.today else None,
            "Resultat": rng.choice(("Støtte", "Ingen støtte; kun råd", "Anbringelse")) if end else None, "Sagsbehandler": self.staff.draw("MYB", "MYU"),
        }  # fmt: skip
        self.rows.append(Row("dubu_undersoegelser", number, values, child.key, since=start))

    def _service(self, child: Person, case: Row) -> None:
        kind = self.rng.choice((EARLY, EARLY, HEAVY, PLACED if self.rng.random() < 0.5 else EARLY))
        first = case.values["Oprettet"] + timedelta(self.rng.randrange(0, 200))
        if first >= self.today:
            return
        self.service(child, case.values["Sagsnummer"], self.rng.choice(kind), first, case.values["Sagstype"])

    def service(self, child: Person, case: str | None, kind: str, start: date, case_kind: str = "Foranstaltning",
                last: date | None = None, asked: bool | None = None) -> Row | None:  # fmt: skip
        """One service with its paragraph, and the follow-ups of a heavier one."""
        rng = self.rng
        last = last or (start + timedelta(rng.choice((0, 14, 45, 90, 150, 200, 320, 500))) if rng.random() < 0.75 else None)
        last = last if last and last < self.today else None
        if any(
            row.file == "dubu_ydelser"
            and row.person == child.key
            and row.values["Startdato"] == start
            and row.values["Ydelsestype"] == kind
            for row in self.rows[-40:]
        ):
            return None
        law = "SEL" if start.year < 2024 or rng.random() < 0.1 else "BL"
        paragraph = (law, *SERVICES[kind][law == "BL"])
        if kind in EARLY and rng.random() < 0.12:
            paragraph = ("SEL", 11, 3) if law == "SEL" else ("BL", 30)
        if law == "BL" and kind in PLACED and rng.random() < 0.2:
            paragraph = rng.choice((("BL", 47), ("BL", 116), ("BL", 120), ("BL", 118)))
        wait = timedelta(rng.randrange(0, 90))
        wants = rng.random() < 0.5 if asked is None else asked
        values = {
            "Sagsnummer": case, "CPR-nr.": child.number(start), "Navn": child.name if rng.random() < 0.4 else None, "Sagstype": case_kind,
            "Type": "Foranstaltning" if kind in HEAVY + PLACED else "Ydelse", "Ydelsestype": kind,
            "Tilbud": rng.choice(("Birken", "Nord; hus 2", "Bofællesskab \"Havblik\"", "Ekstern – døgn")), "Afgørelsesparagraf": paragraph if rng.random() < 0.5 else None,
            "Foranstaltningsparagraf": paragraph, "Leverandør": rng.choice(("Kommunen", "Fonden Mågen", "Lyngså A/S")),
            "Afdeling": rng.choice(("FAH", "Familiehuset Birken", "TTN", "Tværteam Nord", "Tværteam Syd", "MYB")), "Startdato": start, "Slutdato": last,
            "Status": rng.choice(("Afsluttet", "Ophørt", "Lukket")) if last else "Igangværende", "Ydelsesbeløb": rng.randrange(50_000, 4_000_000),
            "Antal": 100 * rng.randrange(1, 5), "Enheds angivelse": rng.choice(("Måned", "Døgn", "Time")), "Beregningsfrekvens": "Månedlig",
            "Ansøgt": start - wait if wants else None, "Sagsbehandler": self.staff.draw("FAH", "TTN", "TTS", "MYB"),
            "Indsatstrappe": rng.choice((2, 3, 3, 4, 5)) if rng.random() < 0.15 else None,
        }  # fmt: skip
        uid = f"Y{len(self.rows)}"
        row = Row(
            "dubu_ydelser", uid, values, child.key, since=min(start, self.today) if start <= self.today else self.today - timedelta(60)
        )
        self.rows.append(row)
        if kind in HEAVY + PLACED:
            self._follow_ups(child, case, start, last or self.today)
        return row

    def _follow_ups(self, child: Person, case: str | None, start: date, last: date) -> None:
        rng, day, serial = self.rng, start, 0
        talked = any(row.file == "dubu_undersoegelser" and row.person == child.key for row in self.rows)
        while day < last and serial < 4:
            day = day + timedelta(rng.choice((20, 60, 85, 89, 90, 91, 92, 93, 110, 160)))
            kind = rng.choice(
                ("Opfølgning", "Opfølgning", "Opfølgning", "Barnets plan", "Handleplan", "Netværksmøde", "Forældresamtale", "Børnesamtale")
            )
            serial += 1
            if (kind == "Børnesamtale" and talked) or day >= self.today:
                continue  # one place for a child talk, so that the source of it cannot matter
            values = {"Sagsnummer": case, "CPR-nr.": child.number(day), "Dato": day, "Type": kind,
                      "Næste opfølgning": day + timedelta(90) if rng.random() < 0.4 else None, "Sagsbehandler": self.staff.draw("MYB", "MYU")}  # fmt: skip
            if not any(
                row.file == "dubu_opfoelgninger" and row.person == child.key and row.values["Dato"] == day for row in self.rows[-30:]
            ):
                self.rows.append(Row("dubu_opfoelgninger", f"O{len(self.rows)}", values, child.key, since=day))


def _notified_by(rng: Random, day: date) -> tuple[str | int, ...]:
    return rng.choice(
        (("SEL", 152), ("SEL", 153), ("SEL", 153), ("SEL", 154))
        if day.year < 2024
        else (("BL", 132), ("BL", 133), ("BL", 133), ("BL", 135))
    )
