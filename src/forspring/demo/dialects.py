"""The ways in which systems write the same layout: encodings, separators, dates, numbers and headers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from forspring.demo.chance import Array
from forspring.demo.layout import LAYOUTS, Kind
from forspring.demo.sheet import Sheet

BLANK_AMOUNT = np.iinfo(np.int64).min
FIRST_DAY, LAST_DAY = np.datetime64("1930-01-01"), np.datetime64("2046-01-01")
EXCEL_DAY_0 = np.datetime64("1899-12-30")


@dataclass(frozen=True)
class Dialect:
    """How one file is written; `day` is a pattern, or `excel` for serial numbers."""

    file_name: str
    encoding: str = "utf-8"
    separator: str = ";"
    newline: str = "\r\n"
    day: str = "%d-%m-%Y"
    civil: str = "dash"  # dash, plain, mixed or number (a leading zero is lost)
    amount: str = "danish"  # danish 1.234,50 · short 1234,5 · point 1234.50
    headers: Mapping[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()  # columns that stand first
    preamble: tuple[str, ...] = ()
    has_total: bool = False
    extra: str = ""  # a column nobody asked for

    def arranged(self, headers: Iterable[str]) -> list[str]:
        """The headers in the order of the file."""
        return [*self.order, *(header for header in headers if header not in self.order)]


# fmt: off
DIALECTS: dict[str, Dialect] = {
    "dubu_sager": Dialect("dubu_sager.csv", "utf-8-sig"),
    "dubu_underretninger": Dialect("underretninger.csv", day="%d.%m.%Y", civil="mixed", headers={"Underretnings-id": "Underretnings id", "Modtaget": "MODTAGET"}),
    "dubu_undersoegelser": Dialect("DUBU_Undersoegelser.xlsx", day="excel", preamble=("Udtræk fra DUBU", "Demo Kommune, syntetiske data")),
    "dubu_ydelser": Dialect("dubu_ydelser.csv", "cp1252", newline="\n", day="%d/%m/%Y", has_total=True, extra="Rækkenr. i udtræk",
                            headers={"Afgørelsesparagraf": "Afgoerelses_paragraf", "Enheds angivelse": "Enhedsangivelse"}),
    "dubu_opfoelgninger": Dialect("opfoelgninger.txt", separator="\t", day="%d-%m-%Y", civil="plain"),
    "esdh_sager": Dialect("esdh_sager.csv", "utf-16", day="%Y-%m-%d", headers={"SagsDato": "Sags dato", "CPR-nummer": "CPR nummer"}, order=("Nummer", "Id")),
    "esdh_aktiviteter": Dialect("esdh_aktiviteter.csv", separator=",", newline="\n", day="%Y%m%d", headers={"Sags-id": "sags_id"}),
    "novax_kontakter": Dialect("novax_kontakter.csv", "cp1252", day="%d-%m-%Y", civil="mixed", preamble=("Novax;kontakter",)),
    "novax_forloeb": Dialect("Forloeb.csv", day="%d-%m-%Y 00:00", civil="number", headers={"Forløbs-id": "Forloebs-id"}),
    "organisation_enheder": Dialect("organisation_enheder.ods", day="%d-%m-%Y"),
    "organisation_medarbejdere": Dialect("medarbejdere.xlsx", day="excel"),
    "cpr_cpr": Dialect("cpr.csv", separator="\t", newline="\n", day="%Y-%m-%d", civil="plain"),
    "oekonomi_budget": Dialect("oekonomi_budget.csv", "cp1252", amount="danish"),
    "oekonomi_forbrug": Dialect("oekonomi_forbrug.csv", amount="short", has_total=True),
    "befolkning_befolkning": Dialect("befolkning.csv", separator=",", newline="\n"),
}
# fmt: on
PLAIN = {file: Dialect(f"{file}.csv", newline="\n", amount="short") for file in LAYOUTS}


def written(sheet: Sheet, dialect: Dialect) -> dict[str, pa.Array]:
    """The columns as text in the dialect; blank is null."""
    count = len(sheet)
    return {
        header: _text(kind, sheet.columns[header], dialect) if header in sheet.columns else pa.nulls(count, pa.string())
        for header, kind in sheet.layout.columns.items()
    }


def _text(kind: Kind, values: Any, dialect: Dialect) -> pa.Array:
    """One column as text."""
    match kind:
        case Kind.DAY:
            return days(values, dialect.day)
        case Kind.MOMENT:
            return moments(values, dialect.day)
        case Kind.CIVIL:
            return _civil(values, dialect.civil)
        case Kind.AMOUNT:
            return _amounts(values, dialect.amount)
        case Kind.WHOLE:
            return pa.array(values, pa.int64(), mask=values < 0).cast(pa.string())
    return values


@cache
def _calendar(pattern: str) -> pa.Array:
    """Every day as text."""
    every = np.arange(FIRST_DAY, LAST_DAY)
    if pattern == "excel":
        return pa.array((every - EXCEL_DAY_0).astype(int)).cast(pa.string())
    return pa.array([day.strftime(pattern) for day in every.tolist()])


def days(values: Array, pattern: str) -> pa.Array:
    """Days as text."""
    blank = np.isnat(values)
    place = np.where(blank, 0, (values.astype("datetime64[D]") - FIRST_DAY).astype(np.int64))
    return _calendar(pattern).take(pa.array(place, mask=blank))


def moments(values: Array, pattern: str) -> pa.Array:
    """Moments as day and time."""
    day = values.astype("datetime64[D]")
    blank = np.isnat(values)
    minute = np.where(blank, 0, (values - day).astype("timedelta64[m]").astype(np.int64))
    clock = pa.array([f"{hour:02}:{minute:02}" for hour in range(24) for minute in range(60)])
    return pc.binary_join_element_wise(days(day, pattern), clock.take(pa.array(minute)), " ")


def _civil(numbers: Array, form: str) -> pa.Array:
    """Civil numbers; 0 is blank."""
    text = pa.array(numbers, pa.int64(), mask=numbers <= 0).cast(pa.string())
    if form == "number":
        return text
    ten = pc.utf8_lpad(text, 10, "0")
    if form == "plain":
        return ten
    dashed = pc.binary_join_element_wise(pc.utf8_slice_codeunits(ten, 0, 6), pc.utf8_slice_codeunits(ten, 6, 10), "-")
    if form == "dash":
        return dashed
    spaced = pc.binary_join_element_wise("", pc.replace_substring(dashed, "-", " "), " ")
    odd = numbers % 97
    return pc.if_else(pa.array(odd < 25), ten, pc.if_else(pa.array(odd > 93), spaced, dashed))


def _amounts(amounts: Array, form: str) -> pa.Array:
    """Amounts in øre as kroner, few of them distinct."""
    distinct, place = np.unique(amounts, return_inverse=True)
    vocabulary = [None if one == BLANK_AMOUNT else _amount(int(one), form) for one in distinct.tolist()]
    return pa.array(vocabulary, pa.string()).take(pa.array(place))


def _amount(ore: int, form: str) -> str:
    """One amount."""
    sign, kroner, rest = "-" if ore < 0 else "", *divmod(abs(ore), 100)
    if form == "danish":
        return f"{sign}{kroner:,}".replace(",", ".") + f",{rest:02}"
    return f"{sign}{kroner}" + (f",{rest:02}".rstrip("0") if rest else "")
