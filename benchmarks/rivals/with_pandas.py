"""The ingest and ten indicators in pandas: `python -m benchmarks.rivals.with_pandas DELIVERIES AS_OF OUT`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pandas as pd

from benchmarks.rivals.asked import ACTIVITIES, COUNSELLING_TEAM, EARLY, EQUAL, NEAR, OLDEST, Period, flows, stock_days
from forspring.demo.layout import LAYOUTS, Kind

Frame: TypeAlias = pd.DataFrame
COURSE_BY = ((), ("activity",), ("role",), ("source",))


def ingest(deliveries: Path, out: Path) -> dict[str, Frame]:
    """Every file typed and kept as Parquet."""
    tables = {}
    for path in sorted(deliveries.rglob("*.csv")):
        kinds = LAYOUTS[path.stem].columns
        text = pd.read_csv(path, sep=";", dtype="string[pyarrow]", na_values=[""], keep_default_na=False).drop_duplicates()
        table = pd.DataFrame({header: typed(text[header], kind) for header, kind in kinds.items()})
        table.to_parquet(out / f"{path.stem}.parquet", compression="zstd", index=False)
        tables[path.stem] = table
    return tables


def typed(column: pd.Series, kind: Kind) -> pd.Series:
    """The text as what it means; what cannot be read becomes empty."""
    match kind:
        case Kind.DAY:
            return pd.to_datetime(column, format="%d-%m-%Y", errors="coerce")
        case Kind.MOMENT:
            moment = pd.to_datetime(column, format="%d-%m-%Y %H:%M", errors="coerce")
            is_summer = pd.Series(True, index=column.index).to_numpy()
            return moment.dt.tz_localize("Europe/Copenhagen", ambiguous=is_summer, nonexistent=pd.Timedelta(hours=1)).dt.tz_convert("UTC")
        case Kind.CIVIL:
            digits = column.str.replace("-", "", regex=False).str.strip()
            return digits.where(digits.str.len() == 10)
        case Kind.AMOUNT:
            amount = column.str.replace(".", "", regex=False).str.replace(",", ".", regex=False)
            return (pd.to_numeric(amount, errors="coerce") * 100).round().astype("Int64")
        case Kind.WHOLE:
            return pd.to_numeric(column, errors="coerce").astype("Int64")
        case _:
            return column.str.strip()


class People:
    """Who a row is about, by the civil register: replaced numbers, and name and address where there is no number."""

    def __init__(self, register: Frame) -> None:
        replaced = register.dropna(subset=["Tidligere CPR-nr."]).drop_duplicates("Tidligere CPR-nr.")
        self.replaced = replaced.set_index("Tidligere CPR-nr.")["CPR-nr."]
        homes = register.assign(home=key(register))[["home", "CPR-nr."]].drop_duplicates()
        self.homes = homes.drop_duplicates("home", keep=False).set_index("home")["CPR-nr."]

    def numbered(self, number: pd.Series) -> pd.Series:
        return number.map(self.replaced).astype("string[pyarrow]").fillna(number)

    def named(self, rows: Frame, number: pd.Series) -> pd.Series:
        home = key(rows)
        return self.numbered(number).fillna(home.map(self.homes).astype("string[pyarrow]")).fillna(home)


def key(rows: Frame) -> pd.Series:
    """Name and address as one text."""
    return rows["Navn"].str.lower() + "|" + rows["Adresse"].str.lower()


def born_on(person: pd.Series) -> pd.Series:
    """The birth date in a civil number."""
    known = person[person.str.fullmatch(r"\d{10}").fillna(False)]
    year, seventh = known.str[4:6].astype(int), known.str[6].astype(int)
    is_new = ((seventh >= 4) & (year <= 36)) | (seventh.between(5, 8) & (year <= 57))
    day = known.str[:2].astype(int)
    parts = {"year": year + 1900 + 100 * is_new, "month": known.str[2:4].astype(int), "day": day.where(day <= 60, day - 60)}
    return pd.to_datetime(pd.DataFrame(parts), errors="coerce").reindex(person.index)


def is_child(rows: Frame, day: pd.Series | pd.Timestamp) -> pd.Series:
    """Aged 0 to 22 on the day; one whose birth date is not known counts."""
    on = pd.Series(day, index=rows.index)
    mark = on.dt.year * 10000 + on.dt.month * 100 + on.dt.day
    born = rows["born_on"].dt.year * 10000 + rows["born_on"].dt.month * 100 + rows["born_on"].dt.day
    return rows["born_on"].isna() | (mark - born).between(0, OLDEST * 10000 + 9999)


def records(tables: dict[str, Frame], people: People, as_of: pd.Timestamp) -> Frame:
    """Every row that is a course, with one set of columns."""
    services, journal, visits = tables["dubu_ydelser"], tables["esdh_sager"], tables["novax_forloeb"]
    parts = [
        pd.DataFrame({
            "source": "dubu", "person": people.numbered(services["CPR-nr."]), "activity": services["Ydelsestype"], "unit": services["Afdeling"],
            "worker": services["Sagsbehandler"], "started_on": services["Startdato"], "last_day": services["Slutdato"],
            "is_early": services["Foranstaltningsparagraf"].str.contains(EARLY, regex=True),
        }),
        pd.DataFrame({
            "source": "esdh", "person": people.named(journal, journal["CPR-nummer"]), "activity": journal["Forløbstype"], "unit": journal["Enhed"],
            "worker": journal["Sagsbehandler"], "started_on": journal["SagsDato"], "last_day": journal["Afsluttet"], "is_early": False,
            "joint": journal["Nummer"].where(journal["Nummer"].str.contains(r"-(?:Mor|Far)$", regex=True)).str[:-4],
        }),
        pd.DataFrame({
            "source": "novax", "person": people.numbered(visits["CPR barn"]), "activity": visits["Forløbstype"], 
            "worker": visits["Sundhedsplejerske"], "started_on": visits["Start"], "last_day": visits["Slut"], "is_early": False,
        }),
    ]  # fmt: skip
    rows = pd.concat(parts, ignore_index=True)
    rows["activity"] = rows["activity"].map(ACTIVITIES).fillna("ukategoriseret")
    rows["is_early"] = rows["is_early"].fillna(False).astype(bool)
    rows["end_on"] = rows["last_day"].fillna(pd.Timestamp.max.normalize())
    return rows[rows["started_on"] <= as_of].reset_index(drop=True)


def bundled(rows: Frame) -> pd.Series:
    """The first record of the course that each record is part of."""
    strand = pd.Series(rows.index, index=rows.index)
    split = rows[rows["joint"].notna()].sort_values("started_on", kind="stable")
    first = split.groupby(["joint", "person"], dropna=False).head(1).reset_index().set_index(["joint", "person"])["index"]
    strand.loc[split.index] = first.reindex(pd.MultiIndex.from_frame(split[["joint", "person"]])).to_numpy()
    spans = rows.assign(strand=strand).dropna(subset=["person"])
    spans = spans.groupby(["source", "strand", "person", "activity"], as_index=False).agg(
        started_on=("started_on", "min"), end_on=("end_on", "max")
    )
    of = dict(list(spans.groupby("source")))
    joined = best_pairs(of["dubu"], of["esdh"])
    both = pd.concat([of["dubu"], of["esdh"].assign(strand=of["esdh"]["strand"].replace(joined))])
    both = both.groupby(["strand", "person", "activity"], as_index=False).agg(started_on=("started_on", "min"), end_on=("end_on", "max"))
    joined |= best_pairs(both, of["novax"])
    return strand.replace(joined)


def best_pairs(kept: Frame, other: Frame) -> dict[int, int]:
    """Which strand joins which: overlapping days, longest first, each at most once."""
    shared = kept.merge(other, on=["person", "activity"], suffixes=("", "_other"))
    pairs = shared[(shared["started_on"] <= shared["end_on_other"]) & (shared["started_on_other"] <= shared["end_on"])].copy()
    start = pairs[["started_on", "started_on_other"]].max(axis=1)
    pairs["overlap"] = (pairs[["end_on", "end_on_other"]].min(axis=1) - start).dt.days
    chosen: dict[int, int] = {}
    while len(pairs):
        best = pairs.sort_values(["overlap", "started_on_other", "strand_other"], ascending=[False, True, True]).groupby("strand").head(1)
        back = pairs.sort_values(["overlap", "started_on", "strand"], ascending=[False, True, True]).groupby("strand_other").head(1)
        taken = pairs.loc[best.index.intersection(back.index)]
        chosen |= dict(zip(taken["strand_other"], taken["strand"], strict=True))
        pairs = pairs[~pairs["strand"].isin(taken["strand"]) & ~pairs["strand_other"].isin(taken["strand_other"])]
    return chosen


class Organisation:
    """Which role performed it: of the unit that is named when it is valid that day, else of the worker's unit that day."""

    def __init__(self, units: Frame, workers: Frame) -> None:
        by_name = pd.concat([units.assign(called=units["Enhed"].str.lower()), units.assign(called=units["Navn"].str.lower())])
        self.named = by_name.drop_duplicates(["called", "Fra"])[["called", "Rolle", "Fra", "Til"]]
        posted = workers.assign(called=workers["Enhed"].str.lower()).merge(self.named, on="called", suffixes=("", "_unit"))
        posted["Fra"] = posted[["Fra", "Fra_unit"]].max(axis=1)
        posted["Til"] = posted[["Til", "Til_unit"]].min(axis=1)
        self.posted = posted.assign(called=posted["Initialer"].str.upper())[["called", "Rolle", "Fra", "Til"]]

    def role(self, day: pd.Series, worker: pd.Series, unit: pd.Series | None = None) -> pd.Series:
        role = self._of(self.posted, worker.str.upper(), day)
        if unit is None:
            return role
        return self._of(self.named, unit.astype("string[pyarrow]").str.lower(), day).fillna(role)

    def _of(self, dated: Frame, called: pd.Series, day: pd.Series) -> pd.Series:
        asked = pd.DataFrame({"called": called, "day": day}).rename_axis("place").reset_index().dropna(subset=["called"])
        found = asked.merge(dated, on="called")
        found = found[(found["Fra"] <= found["day"]) & (found["Til"].isna() | (found["day"] <= found["Til"]))]
        return found.drop_duplicates("place").set_index("place")["Rolle"].reindex(day.index)


def courses(rows: Frame, organisation: Organisation, as_of: pd.Timestamp) -> Frame:
    """What each child got, once."""
    rows = rows.assign(course=bundled(rows)).sort_values(["course", "started_on", "source"], kind="stable")
    grouped = rows.groupby("course", sort=False)
    made = (
        grouped[["person", "activity", "unit", "worker", "started_on"]]
        .head(1)
        .set_index(rows.groupby("course", sort=False).head(1)["course"])
    )
    made["end_on"] = grouped["end_on"].max()
    made["is_early"] = grouped["is_early"].max()
    systems = rows[["course", "source"]].drop_duplicates().sort_values(["course", "source"])
    made["source"] = systems.groupby("course")["source"].agg("+".join)
    made["role"] = organisation.role(made["started_on"], made["worker"], made["unit"])
    is_equal = (made["source"] == "esdh") & made["activity"].isin(EQUAL) & (made["role"] == COUNSELLING_TEAM).fillna(False)
    made["kind"] = pd.Series(pd.NA, index=made.index, dtype="string[pyarrow]").mask(is_equal, "equal").mask(made["is_early"], "registered")
    made["until_on"] = made["end_on"].clip(upper=as_of)
    made["is_closed"] = made["end_on"] <= as_of
    made["born_on"] = made["person"].map(
        pd.Series(born_on(pd.Series(made["person"].dropna().unique()).pipe(lambda p: p.set_axis(p))), dtype="datetime64[ns]")
    )
    return made.reset_index()


def dealt(rows: Frame, day: str, periods: Sequence[Period]) -> Frame:
    """A row per row and period that its day lies in."""
    found = [rows[rows[day].between(pd.Timestamp(start), pd.Timestamp(last))].assign(period=name) for name, start, last in periods]
    return pd.concat(found)


def touching(rows: Frame, periods: Sequence[Period]) -> Frame:
    """A row per course and period that it is open in, with the first day of the touch."""
    found = []
    for name, start, last in periods:
        part = rows[
            (rows["started_on"] <= pd.Timestamp(last))
            & (rows["until_on"] >= pd.Timestamp(start))
            & (rows["until_on"] >= rows["started_on"])
        ]
        found.append(part.assign(period=name, day=part["started_on"].clip(lower=pd.Timestamp(start))))
    return pd.concat(found)


def cells(indicator: str, placed: Frame, by: Iterable[tuple[str, ...]], measures: dict[str, tuple[str, str]], total: bool = True) -> Frame:
    """One row per period, breakdown and measure."""
    found = []
    for dimension in by:
        if not dimension and not total:
            continue
        members = placed.assign(**{name: placed[name].astype("string[pyarrow]").fillna("ukendt") for name in dimension})
        counted = members.groupby(["period", *dimension]).agg(**measures).reset_index()
        counted["member"] = counted[list(dimension)].agg(",".join, axis=1) if dimension else ""
        found.append(counted.assign(dimension=",".join(dimension)).drop(columns=list(dimension)))
    return pd.concat(found).assign(indicator=indicator)


def distinct_children(indicator: str, placed: Frame) -> Frame:
    """Different children aged 0 to 22 on the first day that they were reached."""
    placed = placed.dropna(subset=["person"])
    first = placed.groupby(["period", "person"], as_index=False).agg(day=("day", "min"), born_on=("born_on", "first"))
    kept = first.loc[is_child(first, first["day"]), ["period", "person"]]
    return cells(indicator, placed.merge(kept, on=["period", "person"]), COURSE_BY, {"count": ("person", "nunique")})


def kaplan_meier(placed: Frame, by: Iterable[tuple[str, ...]]) -> Frame:
    """The median duration, with what is still open in it."""
    found = []
    for dimension in by:
        cell = ["period", *dimension]
        leaving = placed.groupby([*cell, "duration"]).agg(leaving=("is_closed", "size"), events=("is_closed", "sum")).reset_index()
        grouped = leaving.groupby(cell)
        leaving["at_risk"] = grouped["leaving"].transform("sum") - grouped["leaving"].cumsum() + leaving["leaving"]
        leaving["step"] = 1 - leaving["events"] / leaving["at_risk"]
        leaving["survival"] = leaving.groupby(cell)["step"].cumprod()
        n = grouped.agg(n=("leaving", "sum"), closed=("events", "sum"))
        n["median"] = leaving[leaving["survival"] <= 0.5 + NEAR].groupby(cell)["duration"].first()
        n["n_open"] = n["n"] - n["closed"]
        counted = n.drop(columns="closed").reset_index()
        counted["member"] = counted[list(dimension)].agg(",".join, axis=1) if dimension else ""
        found.append(counted.assign(dimension=",".join(dimension)).drop(columns=list(dimension)))
    return pd.concat(found).assign(indicator="course_duration")


def of_notifications(
    tables: dict[str, Frame], people: People, organisation: Organisation, periods: Sequence[Period], as_of: pd.Timestamp
) -> list[Frame]:
    """notifications, children_notified and assessed_24h."""
    rows = tables["dubu_underretninger"]
    told = pd.DataFrame({"notifier": rows["Underretter"], "person": people.numbered(rows["CPR-nr."]), "worker": rows["Sagsbehandler"]})
    told["received_at"], told["assessed_at"] = rows["Modtaget"], rows["Vurderet"]
    told["day"] = local_day(told["received_at"])
    told["role"] = organisation.role(told["day"], told["worker"])
    placed = dealt(told, "day", periods)
    count = {"count": ("day", "size")}
    children = placed.dropna(subset=["person"]).groupby(["period", "person"], as_index=False).agg(day=("day", "min"), times=("day", "size"))
    children["born_on"] = born_on(children["person"])
    children["number"] = children["times"].astype(str).where(children["times"] < 6, "6+")
    due_at = told["received_at"] + pd.Timedelta(hours=24)
    is_met = (told["assessed_at"] <= due_at) & (local_day(told["assessed_at"]) <= as_of)
    is_whole = (local_day(told["assessed_at"]) <= as_of) | (local_day(due_at) <= as_of)
    assessed = dealt(told.assign(is_met=is_met)[is_whole], "day", periods)
    return [
        cells("notifications", placed, ((), ("notifier",)), count),
        cells("children_notified", children[is_child(children, children["day"])], ((), ("number",)), count),
        cells("assessed_24h", assessed, ((), ("role",)), {"part": ("is_met", "sum"), "whole": ("is_met", "size")}),
    ]


def of_assessments(tables: dict[str, Frame], organisation: Organisation, periods: Sequence[Period]) -> Frame:
    """assessment_4_months."""
    rows = tables["dubu_undersoegelser"]
    rows = rows[rows["Type"] == "Børnefaglig undersøgelse"]
    due_on = rows["Opmærksom dato"] + pd.DateOffset(months=4)
    asked = pd.DataFrame(
        {"day": due_on, "is_met": rows["Slutdato"] <= due_on, "role": organisation.role(rows["Startdato"], rows["Sagsbehandler"])}
    )
    return cells(
        "assessment_4_months", dealt(asked, "day", periods), ((), ("role",)), {"part": ("is_met", "sum"), "whole": ("is_met", "size")}
    )


def local_day(moment: pd.Series) -> pd.Series:
    """The day in Denmark."""
    return moment.dt.tz_convert("Europe/Copenhagen").dt.tz_localize(None).dt.normalize()


def main(deliveries: Path, as_of: date, out: Path) -> None:
    """Read, count, write."""
    tables = ingest(deliveries, out)
    print("read", flush=True)
    today = pd.Timestamp(as_of)
    people = People(tables["cpr_cpr"])
    organisation = Organisation(tables["organisation_enheder"], tables["organisation_medarbejdere"])
    made = courses(records(tables, people, today), organisation, today)
    print("courses", flush=True)
    first_year = made["started_on"].min().year
    periods, stock = flows(first_year, as_of), stock_days(first_year, as_of)
    started, active, reached = dealt(made, "started_on", periods), touching(made, stock), touching(made, periods)
    started["duration"] = (started["until_on"] - started["started_on"]).dt.days.clip(lower=0)
    count = {"count": ("course", "size")}
    early = reached.dropna(subset=["kind"])
    found = [
        cells("courses_started", started, COURSE_BY, count), cells("courses_active", active, COURSE_BY, count),
        distinct_children("children_active", active), distinct_children("children_reached", reached),
        kaplan_meier(started, ((), ("activity",))), cells("early_effort_by_unit", early, (("kind",), ("kind", "role")), count),
        *of_notifications(tables, people, organisation, periods, today), of_assessments(tables, organisation, periods),
    ]  # fmt: skip
    keys = ["indicator", "period", "dimension", "member"]
    pd.concat(found)[[*keys, "count", "part", "whole", "median", "n", "n_open"]].sort_values(keys).to_csv(out / "answers.csv", index=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]), Path(sys.argv[3]))
