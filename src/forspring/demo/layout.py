"""The standard layout of every file: its headers in order and what each column holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a column holds until a dialect writes it as text."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    CIVIL = "civil number"
    AMOUNT = "amount in øre"
    WHOLE = "whole number"


TEXT, DAY, MOMENT, CIVIL, AMOUNT, WHOLE = Kind


@dataclass(frozen=True)
class Layout:
    """A file's columns, the column whose day makes the row appear, and those that are blank until their day."""

    source: str
    columns: dict[str, Kind]
    appears: str = ""
    later: tuple[str, ...] = ()


def _layout(source: str, columns: str, appears: str = "", later: str = "") -> Layout:
    """A layout from `Header:kind` with `,` between; text where no kind is named."""
    named = (column.strip().partition(":") for column in columns.split(","))
    kinds = {header: Kind[kind.upper()] if kind else TEXT for header, _, kind in named}
    return Layout(source, kinds, appears, tuple(later.split(",")) if later else ())


# fmt: off
LAYOUTS: dict[str, Layout] = {
    "dubu_sager": _layout(
        "dubu", "Sagsnummer,CPR-nr.:civil,Navn,Adresse,Postnr,Sagstype,Sagsbehandler,Afdeling,Oprettet:day,Lukket:day,Status", "Oprettet", "Lukket"),
    "dubu_underretninger": _layout(
        "dubu", "Underretnings-id,Sagsnummer,CPR-nr.:civil,Mors CPR-nr.:civil,Navn,Modtaget:moment,Underretter,Paragraf,Årsager,Vurderet:moment,Akut,"
        "Kvittering sendt:day,Udfald,Sagsbehandler", "Modtaget", "Vurderet,Kvittering sendt"),
    "dubu_undersoegelser": _layout(
        "dubu", "Undersøgelses-id,Sagsnummer,CPR-nr.:civil,Navn,Type,Opmærksom dato:day,Startdato:day,Slutdato:day,Foreløbig vurdering:day,"
        "Børnesamtale:day,Resultat,Sagsbehandler", "Startdato", "Slutdato,Foreløbig vurdering,Børnesamtale"),
    "dubu_ydelser": _layout(
        "dubu", "Sagsnummer,CPR-nr.:civil,Navn,Sagstype,Type,Ydelsestype,Tilbud,Afgørelsesparagraf,Foranstaltningsparagraf,Leverandør,Afdeling,"
        "Startdato:day,Slutdato:day,Status,Ydelsesbeløb:amount,Antal:whole,Enheds angivelse,Beregningsfrekvens,Ansøgt:day,Sagsbehandler,Indsatstrappe",
        "Startdato", "Slutdato"),
    "dubu_opfoelgninger": _layout(
        "dubu", "Sagsnummer,CPR-nr.:civil,Dato:day,Type,Næste opfølgning:day,Sagsbehandler", "Dato"),
    "esdh_sager": _layout(
        "esdh", "Id,Nummer,Titel,Sagsstatus,CPR-nummer:civil,Navn,Adresse,Sagsbehandler,Enhed,SagsDato:day,Henvist:day,Afsluttet:day,Forløbstype,Henviser",
        "SagsDato", "Afsluttet"),
    "esdh_aktiviteter": _layout(
        "esdh", "Sags-id,Dato:day,Aktivitet,Karakter,Medarbejder,Minutter:whole", "Dato"),
    "novax_kontakter": _layout(
        "novax", "Kontakt-id,CPR barn:civil,Navn barn,CPR mor:civil,CPR far:civil,Adresse,Dato:day,Kontakttype,Anledning,Sundhedsplejerske,Distrikt", "Dato"),
    "novax_forloeb": _layout(
        "novax", "Forløbs-id,CPR barn:civil,Navn barn,Forløbstype,Henvist:day,Start:day,Slut:day,Sundhedsplejerske", "Start", "Slut"),
    "organisation_enheder": _layout(
        "organisation", "Enhed,Navn,Overordnet,Chefområde,Rolle,Distrikt,Fra:day,Til:day", "Fra", "Til"),
    "organisation_medarbejdere": _layout(
        "organisation", "Initialer,Navn,Faggruppe,Enhed,Timer pr. uge,Fra:day,Til:day", "Fra", "Til"),
    "cpr_cpr": _layout(
        "cpr", "CPR-nr.:civil,Navn,Adresse,Vejkode,Husnr,Postnr,Distrikt,CPR mor:civil,CPR far:civil,Tidligere CPR-nr.:civil,Status,Adressebeskyttelse,"
        "Fra:day,Til:day", "Fra", "Til"),
    "oekonomi_budget": _layout(
        "oekonomi", "Konto,Kontonavn,Chefområde,Enhed,År:whole,Måned:whole,Oprindeligt budget:amount,Korrigeret budget:amount,Bevillingstype,Udløber:day"),
    "oekonomi_forbrug": _layout(
        "oekonomi", "Konto,Enhed,År:whole,Måned:whole,Beløb:amount,CPR-nr.:civil"),
    "befolkning_befolkning": _layout(
        "befolkning", "År:whole,Distrikt,Alder:whole,Køn,Antal:whole"),
}
# fmt: on
