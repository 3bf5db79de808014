"""The dirt: one of each kind that formats.md lists, planted in rows that the truth remembers.

A kind spoils one or two fields of a few rows of a file. A row carries at most one kind, the same in every
delivery until its owner mends it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from forspring.demo.chance import Array, stream
from forspring.demo.dialects import Dialect, days
from forspring.demo.known import MENDED, RECODED_UNTIL
from forspring.demo.sheet import Sheet

Values = list[str | None]
Spoil = Callable[[Values, Dialect], Values]
LEAST = 2  # rows of each kind, so that every check finds something


def _to(text: str | None) -> Spoil:
    return lambda values, dialect: [text] * len(values)


def _on(day: str, clock: str = "") -> Spoil:
    """A day, and a time of it, as the dialect writes it."""
    return lambda values, dialect: [days(np.array([day], "datetime64[D]"), dialect.day)[0].as_py() + clock] * len(values)


def _each(change: Callable[[str], str]) -> Spoil:
    return lambda values, dialect: [change(value) if value else value for value in values]


def _in_turn(*texts: str) -> Spoil:
    return lambda values, dialect: [texts[place % len(texts)] for place in range(len(values))]


def _wrong_digit(number: str) -> str:
    return f"{number[:-2]}{(int(number[-2]) + 3) % 10}{number[-1]}"


def _swapped(number: str) -> str:
    return number[:-3] + number[-2] + number[-3] + number[-1] if number[-2] != number[-3] else _wrong_digit(number)


def _impossible(number: str) -> str:
    return "3102" + number[4:]


def _birth_date(number: str) -> str:
    return number[:6] + ("", "-0000", "-xxxx")[int(number[-1]) % 3]


def _misspelt(name: str) -> str:
    return name[:2] + name[3] + name[2] + name[4:] if len(name) > 5 else name


def _surname_first(name: str) -> str:
    first, _, surname = name.rpartition(" ")
    return f"{surname}, {first}"


def _anothers(values: Values, dialect: Dialect) -> Values:
    return values[1:] + values[:1]


@dataclass(frozen=True)
class Dirt:
    """A kind of dirt: where, how, and in which share of the rows; with `after` it is a row more: the same again or an empty one."""

    kind: str
    file: str
    fields: Mapping[str, Spoil]
    share: float = 0.0005
    after: str = ""


NO_NUMBER = _in_turn("", "0000000000", "ukendt")
NO_DAY = _in_turn("31-02-2025", "snarest", "2025-13-01")
# fmt: off
DIRT: tuple[Dirt, ...] = (
    Dirt("typo_digit", "dubu_underretninger", {"CPR-nr.": _each(_wrong_digit)}, .003),
    Dirt("typo_swapped", "dubu_ydelser", {"CPR-nr.": _each(_swapped)}, .003),
    Dirt("typo_digit", "novax_kontakter", {"CPR barn": _each(_wrong_digit)}, .001),
    Dirt("typo_swapped", "esdh_sager", {"CPR-nummer": _each(_swapped)}, .002),
    Dirt("number_missing", "dubu_sager", {"CPR-nr.": NO_NUMBER}, .004),
    Dirt("number_missing", "dubu_undersoegelser", {"CPR-nr.": NO_NUMBER}, .004),
    Dirt("number_missing", "esdh_sager", {"CPR-nummer": NO_NUMBER}, .02),
    Dirt("number_missing", "novax_kontakter", {"CPR barn": NO_NUMBER}, .003),
    Dirt("number_missing_name_misspelt", "esdh_sager", {"CPR-nummer": NO_NUMBER, "Navn": _each(_misspelt)}, .004),
    Dirt("birth_date_only", "esdh_sager", {"CPR-nummer": _each(_birth_date)}, .006),
    Dirt("birth_date_only", "novax_kontakter", {"CPR barn": _each(_birth_date)}, .001),
    Dirt("birth_date_only_name_misspelt", "novax_kontakter", {"CPR barn": _each(_birth_date), "Navn barn": _each(_misspelt)}, .0004),
    Dirt("impossible_number", "dubu_sager", {"CPR-nr.": _each(_impossible)}),
    Dirt("impossible_number", "novax_kontakter", {"CPR barn": _each(_impossible)}, .0001),
    Dirt("name_misspelt", "dubu_sager", {"Navn": _each(_misspelt)}, .01),
    Dirt("surname_first", "esdh_sager", {"Navn": _each(_surname_first)}, .01),
    Dirt("shouted_name", "dubu_undersoegelser", {"Navn": _each(str.upper)}, .01),
    Dirt("names_nobody", "dubu_opfoelgninger", {"CPR-nr.": _to(None), "Sagsnummer": _to("DUBU-1999-0000000")}, .0001),
    Dirt("names_nobody", "novax_kontakter", {"CPR barn": _to(None), "Navn barn": _to(None), "CPR mor": _to(None), "CPR far": _to(None)}, .0001),
    Dirt("notification_names_nobody", "dubu_underretninger", {"CPR-nr.": _to(None), "Navn": _to(None), "Sagsnummer": _to(None), "Mors CPR-nr.": _to(None)}),
    Dirt("case_names_nobody", "esdh_sager", {"CPR-nummer": _to(None), "Navn": _to(None), "Adresse": _to(None), "Forløbstype": _to("Udredning")}),
    Dirt("unreadable_start", "dubu_ydelser", {"Startdato": NO_DAY}),
    Dirt("unreadable_end", "dubu_ydelser", {"Slutdato": NO_DAY, "Status": _to("Afsluttet")}),
    Dirt("unreadable_end", "dubu_sager", {"Lukket": NO_DAY, "Status": _to("Lukket")}),
    Dirt("unreadable_end", "esdh_sager", {"Afsluttet": NO_DAY, "Sagsstatus": _to("Ophørt")}),
    Dirt("unreadable_day", "novax_kontakter", {"Dato": NO_DAY}, .0001),
    Dirt("unreadable_assessed", "dubu_underretninger", {"Vurderet": NO_DAY}),
    Dirt("missing_start", "dubu_sager", {"Oprettet": _to(None)}),
    Dirt("missing_received", "dubu_underretninger", {"Modtaget": _to(None)}),
    Dirt("missing_id", "novax_forloeb", {"Forløbs-id": _to(None)}),
    Dirt("ended_before_started", "dubu_ydelser", {"Slutdato": _on("2015-03-01")}),
    Dirt("ended_before_started", "dubu_undersoegelser", {"Slutdato": _on("2015-03-01")}),
    Dirt("ended_before_started", "esdh_sager", {"Afsluttet": _on("2015-03-01")}),
    Dirt("ended_before_started", "novax_forloeb", {"Slut": _on("2015-03-01")}, .0002),
    Dirt("assessed_before_received", "dubu_underretninger", {"Vurderet": _on("2016-02-01", " 09:00")}),
    Dirt("receipt_before_received", "dubu_underretninger", {"Kvittering sendt": _on("2016-02-01")}),
    Dirt("aware_after_start", "dubu_undersoegelser", {"Opmærksom dato": _on("2026-09-15"), "Startdato": _on("2026-09-01"), "Slutdato": _to(None)}),
    Dirt("asked_after_start", "dubu_ydelser", {"Ansøgt": _on("2026-09-29")}),
    Dirt("in_the_future", "novax_kontakter", {"Dato": _on("2031-01-15")}, .00005),
    Dirt("before_birth", "novax_kontakter", {"Dato": _on("1996-05-05")}, .00005),
    Dirt("hour_that_comes_twice", "dubu_underretninger", {"Modtaget": _on("2025-10-26", " 02:30"), "Vurderet": _on("2025-10-26", " 09:15")}),
    Dirt("hour_that_never_comes", "dubu_underretninger", {"Modtaget": _on("2026-03-29", " 02:30"), "Vurderet": _on("2026-03-29", " 10:00")}),
    Dirt("unknown_code", "dubu_ydelser", {"Ydelsestype": _in_turn("Mentorordning", "Talepædagogik")}, .004),
    Dirt("unknown_code", "dubu_sager", {"Sagstype": _to("Øvrig")}),
    Dirt("unknown_code", "dubu_underretninger", {"Underretter": _to("42")}),
    Dirt("unknown_code", "dubu_opfoelgninger", {"Type": _to("Telefonsamtale")}, .0002),
    Dirt("unknown_code", "esdh_sager", {"Forløbstype": _to("Trivselsforløb")}),
    Dirt("unknown_code", "esdh_aktiviteter", {"Aktivitet": _to("Supervision")}, .0002),
    Dirt("unknown_code", "novax_kontakter", {"Kontakttype": _to("Videomøde")}, .0003),
    Dirt("unknown_outcome", "dubu_underretninger", {"Udfald": _to("Sendt videre")}),
    Dirt("notifier_as_text", "dubu_underretninger", {"Underretter": _to("Skole eller andet uddannelsessted")}, .01),
    Dirt("provision_without_law", "dubu_ydelser", {"Foranstaltningsparagraf": _to("§ 30 stk. 1 nr. 2")}, .001),
    Dirt("provision_unreadable", "dubu_ydelser", {"Foranstaltningsparagraf": _to("efter aftale")}),
    Dirt("provision_missing", "dubu_ydelser", {"Foranstaltningsparagraf": _to(None)}, .001),
    Dirt("provision_of_another_activity", "dubu_ydelser", {"Ydelsestype": _to("Kontaktperson"), "Foranstaltningsparagraf": _to("BL § 30 stk. 1 nr. 1")}),
    Dirt("provision_out_of_force", "dubu_ydelser", {"Startdato": _on("2025-04-01"), "Slutdato": _to(None), "Status": _to("Aktiv"),
                                                   "Foranstaltningsparagraf": _to("SEL § 52 stk. 3 nr. 3")}),
    Dirt("unit_of_another_time", "dubu_ydelser", {"Afdeling": _to("MYN"), "Startdato": _on("2026-02-02"), "Slutdato": _to(None), "Status": _to("Aktiv")}),
    Dirt("unknown_unit", "dubu_sager", {"Afdeling": _to("Afd. 7")}, .001),
    Dirt("unknown_worker", "dubu_sager", {"Sagsbehandler": _to("QQQQ")}, .001),
    Dirt("unknown_worker", "esdh_aktiviteter", {"Medarbejder": _to("QQQQ")}, .0002),
    Dirt("minutes_unreadable", "esdh_aktiviteter", {"Minutter": _to("ca. en time")}, .0002),
    Dirt("case_unknown", "esdh_aktiviteter", {"Sags-id": _to("E990000000")}, .0002),
    Dirt("amount_unreadable", "oekonomi_forbrug", {"Beløb": _to("ukendt")}, .0001),
    Dirt("amount_in_brackets", "oekonomi_forbrug", {"Beløb": _to("(1250)")}, .0001),
    Dirt("month_unreadable", "oekonomi_forbrug", {"Måned": _to("13")}, .0001),
    Dirt("unknown_account", "oekonomi_forbrug", {"Konto": _to("599999999")}, .0001),
    Dirt("number_of_another", "dubu_opfoelgninger", {"CPR-nr.": _anothers}, .0001),
    Dirt("unknown_case", "dubu_underretninger", {"Sagsnummer": _to("DUBU-1999-0000001")}),
    Dirt("no_worker", "dubu_sager", {"Sagsbehandler": _to(None)}, .01),
    Dirt("no_awareness", "dubu_undersoegelser", {"Opmærksom dato": _to(None)}, .001),
    Dirt("talk_before_start", "dubu_undersoegelser", {"Børnesamtale": _on("2018-01-05")}),
    Dirt("next_before_held", "dubu_opfoelgninger", {"Næste opfølgning": _on("2019-01-07")}, .0001),
    Dirt("two_laws", "dubu_ydelser", {"Afgørelsesparagraf": _to("SEL § 52 stk. 3 nr. 3"), "Foranstaltningsparagraf": _to("BL § 32 stk. 1 nr. 5")}),
    Dirt("wrong_step", "dubu_ydelser", {"Indsatstrappe": _to("1")}),
    Dirt("negative_amount", "dubu_ydelser", {"Ydelsesbeløb": _to("-4.500,00")}),
    Dirt("far_ahead", "dubu_ydelser", {"Startdato": _on("2028-01-03"), "Slutdato": _to(None), "Status": _to("Aktiv")}, .0003),
    Dirt("minutes_impossible", "esdh_aktiviteter", {"Minutter": _in_turn("-30", "900")}, .0001),
    Dirt("after_the_case", "esdh_aktiviteter", {"Dato": _on("2026-10-20")}, .0001),
    Dirt("before_the_case", "esdh_aktiviteter", {"Dato": _on("2019-02-04")}, .0001),
    Dirt("unknown_unit", "oekonomi_budget", {"Enhed": _to("X99")}),
    Dirt("another_chief_area", "oekonomi_budget", {"Chefområde": _to("Skole")}),
    Dirt("in_the_future", "oekonomi_forbrug", {"År": _to("2027")}, .00005),
    Dirt("age_twice", "befolkning_befolkning", {"Alder": _to("5")}),
    Dirt("hours_impossible", "organisation_medarbejdere", {"Timer pr. uge": _to("62")}),
    Dirt("service_of_another", "dubu_ydelser", {"CPR-nr.": _anothers}),
    Dirt("code_out_of_use", "dubu_underretninger", {"Underretter": _to("7")}, .001),
    Dirt("course_before_birth", "novax_forloeb", {"Start": _on("1996-05-05"), "Slut": _on("1996-06-05")}),
    Dirt("unknown_district", "cpr_cpr", {"Distrikt": _to("Nordøst")}, .0001),
    Dirt("unknown_unit", "organisation_medarbejdere", {"Enhed": _to("Z9")}),
    Dirt("entered_twice", "dubu_underretninger", {"Underretnings-id": _each(lambda known: f"X{known[1:]}")}, .0005, "same"),
    Dirt("entered_twice", "dubu_ydelser", {"Tilbud": _to("Andet tilbud")}, .0005, "same"),
    Dirt("entered_twice", "novax_forloeb", {"Forløbs-id": _each(lambda known: f"X{known[1:]}")}, .0005, "same"),
    Dirt("in_two_units", "organisation_medarbejdere", {"Enhed": _to("UNG")}, .0005, "same"),
    Dirt("stays_overlap", "cpr_cpr", {"Fra": _on("2021-02-03"), "Til": _to(None)}, .0001, "same"),
    Dirt("unit_without_role", "organisation_enheder", {"Enhed": _to("FRT"), "Navn": _to("Fritidsteamet"), "Overordnet": _to("FRIT"), "Rolle": _to(None)}, .0, "same"),
    Dirt("duplicate", "dubu_opfoelgninger", {}, .0005, "same"),
    Dirt("duplicate", "dubu_underretninger", {}, .001, "same"),
    Dirt("duplicate", "esdh_aktiviteter", {}, .0005, "same"),
    Dirt("duplicate", "novax_kontakter", {}, .0002, "same"),
    Dirt("empty_row", "dubu_sager", {}, .001, "empty"),
    Dirt("empty_row", "dubu_undersoegelser", {}, .001, "empty"),
    Dirt("empty_row", "esdh_aktiviteter", {}, .0002, "empty"),
)
# fmt: on
UNTOLD = {
    "names_nobody",
    "service_of_another",
    "notification_names_nobody",
    "case_names_nobody",
    "number_of_another",
}  # no reader can tell who these rows are about


def soiled(sheet: Sheet, seed: int, block: int) -> Sheet:
    """The same rows, each with its lot and, for a few, the number of the dirt planted in it."""
    rng = stream(seed, block, 19, *sheet.file.encode())
    lot, spoilt = rng.random(len(sheet)), np.zeros(len(sheet), np.int16)
    order = rng.permutation(np.flatnonzero(lot >= RECODED_UNTIL))
    staying, mended = order[lot[order] <= MENDED], order[lot[order] > MENDED]
    for number, dirt in enumerate(DIRT, 1):
        if dirt.file == sheet.file:
            count = max(LEAST, round(dirt.share * len(sheet)))
            few = count // 7
            spoilt[staying[: count - few]] = spoilt[mended[:few]] = number
            staying, mended = staying[count - few :], mended[few:]
    return replace(sheet, lot=lot, spoilt=spoilt)


def planted(columns: dict[str, pa.Array], kinds: Array, added: Array, dialect: Dialect) -> dict[str, pa.Array]:
    """The written columns with their dirt; a kind that adds a row spoils only the added one."""
    columns = dict(columns)
    for number in np.unique(kinds[kinds > 0]).tolist():
        dirt = DIRT[number - 1]
        rows = np.flatnonzero((kinds == number) & (added == bool(dirt.after)))
        for header, spoil in dirt.fields.items():
            columns[header] = _replaced(columns[header], rows, spoil, dialect)
    return columns


def _replaced(column: pa.Array, rows: Array, spoil: Spoil, dialect: Dialect) -> pa.Array:
    """The column with the values of a few rows spoilt."""
    mask = np.zeros(len(column), bool)
    mask[rows] = True
    values = pa.array(spoil(column.take(pa.array(rows)).to_pylist(), dialect), pa.string())
    return pc.replace_with_mask(column, pa.array(mask), values)


def added_rows(sheet: Sheet) -> tuple[Array, Array, Array]:
    """The places of the rows as they are written, which of them are added by dirt, and which of the added are empty."""
    after = np.array(["", *(dirt.after for dirt in DIRT)])[sheet.spoilt]
    owner = np.repeat(np.arange(len(sheet)), 1 + (after != ""))
    added = np.append(False, owner[1:] == owner[:-1]) if len(owner) else np.empty(0, bool)
    return owner, added, added & (after[owner] == "empty")
