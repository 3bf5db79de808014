"""What a row of each file is: its columns, their types, and the truth about one row as a reader must understand it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

# header: type, with "!" where the row means nothing without it and "?" where it may be blank
LAYOUTS: dict[str, dict[str, str]] = {
    "dubu_sager": {
        "Sagsnummer": "text!", "CPR-nr.": "cpr", "Navn": "text", "Adresse": "text", "Postnr": "text", "Sagstype": "text",
        "Sagsbehandler": "text", "Afdeling": "text", "Oprettet": "date!", "Lukket": "date?", "Status": "word",
    },
    "dubu_underretninger": {
        "Underretnings-id": "text!", "Sagsnummer": "text?", "CPR-nr.": "cpr", "Mors CPR-nr.": "cpr?", "Navn": "text",
        "Modtaget": "moment!", "Underretter": "notifier", "Paragraf": "text", "Årsager": "text", "Vurderet": "moment?", "Akut": "yesno",
        "Kvittering sendt": "date?", "Udfald": "text?", "Sagsbehandler": "text",
    },
    "dubu_undersoegelser": {
        "Undersøgelses-id": "text!", "Sagsnummer": "text", "CPR-nr.": "cpr", "Navn": "text?", "Type": "text", "Opmærksom dato": "date",
        "Startdato": "date!", "Slutdato": "date?", "Foreløbig vurdering": "date?", "Børnesamtale": "date?", "Resultat": "text?",
        "Sagsbehandler": "text",
    },
    "dubu_ydelser": {
        "Sagsnummer": "text", "CPR-nr.": "cpr", "Navn": "text?", "Sagstype": "text", "Type": "text", "Ydelsestype": "word", "Tilbud": "text",
        "Afgørelsesparagraf": "text?", "Foranstaltningsparagraf": "text", "Leverandør": "text", "Afdeling": "text", "Startdato": "date!",
        "Slutdato": "date?", "Status": "word", "Ydelsesbeløb": "amount?", "Antal": "amount?", "Enheds angivelse": "text?",
        "Beregningsfrekvens": "text?", "Ansøgt": "date?", "Sagsbehandler": "text", "Indsatstrappe": "int?",
    },
    "dubu_opfoelgninger": {
        "Sagsnummer": "text", "CPR-nr.": "cpr", "Dato": "date!", "Type": "text", "Næste opfølgning": "date?", "Sagsbehandler": "text",
    },
    "esdh_sager": {
        "Id": "text!", "Nummer": "text", "Titel": "text", "Sagsstatus": "word", "CPR-nummer": "cpr", "Navn": "text", "Adresse": "text",
        "Sagsbehandler": "text", "Enhed": "text", "SagsDato": "date!", "Henvist": "date?", "Afsluttet": "date?", "Forløbstype": "word",
        "Henviser": "text",
    },
    "esdh_aktiviteter": {
        "Sags-id": "text!", "Dato": "date!", "Aktivitet": "word", "Karakter": "text?", "Medarbejder": "text", "Minutter": "int?",
    },
    "novax_kontakter": {
        "Kontakt-id": "text!", "CPR barn": "cpr", "Navn barn": "text", "CPR mor": "cpr?", "CPR far": "cpr?", "Adresse": "text",
        "Dato": "date!", "Kontakttype": "word", "Anledning": "text", "Sundhedsplejerske": "text", "Distrikt": "text",
    },
    "novax_forloeb": {
        "Forløbs-id": "text!", "CPR barn": "cpr", "Navn barn": "text?", "Forløbstype": "word", "Henvist": "date?", "Start": "date!",
        "Slut": "date?", "Sundhedsplejerske": "text",
    },
    "organisation_enheder": {
        "Enhed": "text!", "Navn": "text", "Overordnet": "text?", "Chefområde": "text", "Rolle": "text", "Distrikt": "text?", "Fra": "date!",
        "Til": "date?",
    },
    "organisation_medarbejdere": {
        "Initialer": "text!", "Navn": "text", "Faggruppe": "text", "Enhed": "text", "Timer pr. uge": "amount", "Fra": "date!", "Til": "date?",
    },
    "cpr_cpr": {
        "CPR-nr.": "cpr!", "Navn": "text", "Adresse": "text", "Vejkode": "text?", "Husnr": "text?", "Postnr": "text", "Distrikt": "text",
        "CPR mor": "cpr?", "CPR far": "cpr?", "Tidligere CPR-nr.": "cpr?", "Status": "text", "Adressebeskyttelse": "yesno", "Fra": "date!",
        "Til": "date?",
    },
    "oekonomi_budget": {
        "Konto": "text!", "Kontonavn": "text", "Chefområde": "text", "Enhed": "text?", "År": "int!", "Måned": "int!",
        "Oprindeligt budget": "amount", "Korrigeret budget": "amount", "Bevillingstype": "text", "Udløber": "date?",
    },
    "oekonomi_forbrug": {"Konto": "text!", "Enhed": "text?", "År": "int!", "Måned": "int!", "Beløb": "amount!", "CPR-nr.": "cpr?"},
    "befolkning_befolkning": {"År": "int!", "Distrikt": "text", "Alder": "int", "Køn": "text", "Antal": "int!"},
}  # fmt: skip

PERSONAL = ("dubu_sager", "dubu_underretninger", "dubu_undersoegelser", "dubu_ydelser", "dubu_opfoelgninger",
            "esdh_sager", "esdh_aktiviteter", "novax_kontakter", "novax_forloeb", "cpr_cpr")  # fmt: skip


@dataclass
class Row:
    """One row's truth: `values` as a reader must understand them, `raw` where the file says something else."""

    file: str
    uid: str
    values: dict[str, Any]
    person: str | None = None  # whom it is about; None where it names nobody
    since: date = date(1900, 1, 1)  # known from this day
    gone: date = date(9999, 1, 1)  # deleted in the source from this day
    raw: dict[str, str] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)  # headers at which a finding must stand
    aside: bool = False
    unknown_end: bool = False
    planned: bool = False  # its end may lie after the extraction
    by_evidence: bool = False  # only the evidence of linkage can tell whom it is about
    born: date | None = None  # what a bare birth date tells of somebody whom only evidence can settle
    copies: int = 0

    def known_on(self, day: date, later: dict[str, tuple[str, ...]]) -> Row:
        """The row as an extraction of that day shows it: what happened later is not there yet."""
        values = dict(self.values)
        for header, followers in later.items():
            happened = values.get(header)
            if happened is None or header not in values or self.planned:
                continue
            if (happened.date() if hasattr(happened, "date") else happened) > day:
                for name in (header, *followers):
                    values[name] = OPEN_WORDS.get(name) if name in OPEN_WORDS else None
        return replace(self, values=values, raw=dict(self.raw), findings=list(self.findings))


OPEN_WORDS = {"Status": "Igangværende", "Sagsstatus": "Under behandling"}
# what is not known before its own day, and the fields that follow it
LATER: dict[str, dict[str, tuple[str, ...]]] = {
    "dubu_sager": {"Lukket": ("Status",)},
    "dubu_underretninger": {"Vurderet": ("Udfald",), "Kvittering sendt": ()},
    "dubu_undersoegelser": {"Slutdato": ("Resultat",), "Børnesamtale": (), "Foreløbig vurdering": ()},
    "dubu_ydelser": {"Slutdato": ("Status",)},
    "esdh_sager": {"Afsluttet": ("Sagsstatus",)},
    "novax_forloeb": {"Slut": ()},
    "cpr_cpr": {"Til": ()},
}
