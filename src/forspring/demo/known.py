"""What a system knew on the day its delivery was extracted, and what it has put right since."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow.compute as pc

from forspring.demo.chance import Array, texts
from forspring.demo.sheet import Sheet, blanked

STATUS = {"dubu_sager": ("Status", "Lukket", "Aktiv", "Lukket"), "dubu_ydelser": ("Status", "Slutdato", "Aktiv", "Afsluttet")}
STATUS |= {"esdh_sager": ("Sagsstatus", "Afsluttet", "Åben", "Afsluttet")}
RECODED = {  # file: the column and the value that stood there before it was put right
    "dubu_underretninger": ("Underretter", "11"), "dubu_ydelser": ("Ydelsestype", "Anden støtte"), "esdh_sager": ("Forløbstype", "PPR-konsultation"),
    "novax_kontakter": ("Kontakttype", "Telefon"), "dubu_sager": ("Sagstype", "Rådgivning"),
}  # fmt: skip
LATE, DROPPED, REDATED, RECODED_UNTIL, MENDED = 0.003, 0.005, 0.008, 0.011, 0.85  # bounds of a row's lot
CORRECTED = {"dubu", "esdh", "novax"}
PLANNED_DAYS = 180


def as_known(sheet: Sheet, extracted: np.datetime64, *, is_newest: bool) -> Sheet:
    """The rows that the delivery of the day holds, ends that lie ahead left out save planned ones."""
    lot, corrected = sheet.lot, sheet.layout.source in CORRECTED and len(sheet.lot) > 0
    keep = _appeared(sheet, extracted)
    if corrected:
        keep &= ~((lot >= LATE) & (lot < DROPPED)) if is_newest else lot >= LATE
    sheet = sheet.where(keep)
    changed: dict[str, object] = {}
    for column in sheet.layout.later:
        changed[column] = _until(sheet, column, extracted)
    sheet = _with_status(sheet.having(changed), extracted)
    if corrected and not is_newest:
        sheet = _before_correction(sheet)
    if is_newest and len(sheet.spoilt):
        sheet = replace(sheet, spoilt=np.where(sheet.lot > MENDED, 0, sheet.spoilt))
    return sheet


def _appeared(sheet: Sheet, extracted: np.datetime64) -> Array:
    """Whether the row was there on the day."""
    if sheet.file == "oekonomi_forbrug":
        month = (sheet.columns["År"] - 1970) * 12 + sheet.columns["Måned"] - 1
        return np.asarray(month <= extracted.astype("datetime64[M]").astype(int))
    if not sheet.layout.appears:
        return np.ones(len(sheet), bool)
    return np.asarray(sheet.columns[sheet.layout.appears] < extracted + 1)


def _until(sheet: Sheet, column: str, extracted: np.datetime64) -> Array:
    """The column's days as far as they were known."""
    day = sheet.columns[column]
    ahead = day >= extracted + 1
    if sheet.file == "dubu_ydelser" and len(sheet.lot):
        ahead &= ~((sheet.lot > 0.6) & (day <= extracted + PLANNED_DAYS))
    return np.where(ahead, np.datetime64("NaT"), day)


def _with_status(sheet: Sheet, extracted: np.datetime64) -> Sheet:
    """The status that follows from the end, and no outcome before a notification is assessed."""
    if sheet.file in STATUS:
        column, end, is_open, is_closed = STATUS[sheet.file]
        closed = ~np.isnat(sheet.columns[end]) & ~(sheet.columns[end] > extracted)
        return sheet.having({column: texts((is_open, is_closed), closed.astype(np.int64))})
    if sheet.file == "dubu_undersoegelser":
        return sheet.having({"Resultat": blanked(sheet.columns["Resultat"], np.isnat(sheet.columns["Slutdato"]))})
    if sheet.file == "dubu_underretninger":
        waiting = np.isnat(sheet.columns["Vurderet"]) & (sheet.columns["Modtaget"] > extracted - 6)
        return sheet.having({"Udfald": blanked(sheet.columns["Udfald"], waiting)})
    return sheet


def _before_correction(sheet: Sheet) -> Sheet:
    """The same rows as they stood before some were re-dated and some re-coded."""
    start = sheet.layout.appears
    redated = (sheet.lot >= DROPPED) & (sheet.lot < REDATED)
    days = sheet.columns[start]
    changed: dict[str, object] = {start: np.where(redated, days - np.timedelta64(9, "D"), days)}
    if sheet.file in RECODED:
        column, value = RECODED[sheet.file]
        recoded = (sheet.lot >= REDATED) & (sheet.lot < RECODED_UNTIL)
        changed[column] = pc.if_else(recoded, value, sheet.columns[column])
    return sheet.having(changed)
