"""The standard headers that a finding points at, by file."""

from __future__ import annotations

CIVIL_NUMBER = {
    "dubu_sager": "CPR-nr.",
    "dubu_underretninger": "CPR-nr.",
    "dubu_undersoegelser": "CPR-nr.",
    "dubu_ydelser": "CPR-nr.",
    "dubu_opfoelgninger": "CPR-nr.",
    "esdh_sager": "CPR-nummer",
    "esdh_aktiviteter": "Sags-id",
    "novax_kontakter": "CPR barn",
    "novax_forloeb": "CPR barn",
    "cpr_cpr": "CPR-nr.",
}
DAY = {
    "dubu_sager": "Oprettet",
    "dubu_underretninger": "Modtaget",
    "dubu_undersoegelser": "Startdato",
    "dubu_ydelser": "Startdato",
    "dubu_opfoelgninger": "Dato",
    "esdh_sager": "SagsDato",
    "esdh_aktiviteter": "Dato",
    "novax_kontakter": "Dato",
    "novax_forloeb": "Start",
}
LAST_DAY = {
    "dubu_sager": "Lukket",
    "dubu_undersoegelser": "Slutdato",
    "dubu_ydelser": "Slutdato",
    "esdh_sager": "Afsluttet",
    "novax_forloeb": "Slut",
}
REQUESTED = {"dubu_ydelser": "Ansøgt", "esdh_sager": "Henvist", "novax_forloeb": "Henvist"}
COURSE_TYPE = {"dubu_ydelser": "Ydelsestype", "esdh_sager": "Forløbstype", "novax_forloeb": "Forløbstype"}
UNIT = {"dubu_sager": "Afdeling", "dubu_ydelser": "Afdeling", "esdh_sager": "Enhed"}
ADDRESS = {"dubu_sager": "Adresse", "esdh_sager": "Adresse", "novax_kontakter": "Adresse", "cpr_cpr": "Adresse"}
WORKER = {
    "dubu_sager": "Sagsbehandler",
    "dubu_underretninger": "Sagsbehandler",
    "dubu_undersoegelser": "Sagsbehandler",
    "dubu_ydelser": "Sagsbehandler",
    "dubu_opfoelgninger": "Sagsbehandler",
    "esdh_sager": "Sagsbehandler",
    "esdh_aktiviteter": "Medarbejder",
    "novax_kontakter": "Sundhedsplejerske",
    "novax_forloeb": "Sundhedsplejerske",
}
