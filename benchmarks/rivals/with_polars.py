"""The ingest and ten indicators in polars: `python -m benchmarks.rivals.with_polars DELIVERIES AS_OF OUT`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import polars as pl
from polars import Expr, col

from benchmarks.rivals.asked import ACTIVITIES, COUNSELLING_TEAM, EARLY, EQUAL, NEAR, OLDEST, Period, flows, stock_days
from forspring.demo.layout import LAYOUTS, Kind

Frame = pl.DataFrame
COURSE_BY = ((), ("activity",), ("role",), ("source",))
FOREVER = date(9999, 12, 31)


def ingest(deliveries: Path, out: Path) -> dict[str, Frame]:
    """Every file typed and kept as Parquet."""
    tables = {}
    for path in sorted(deliveries.rglob("*.csv")):
        text = pl.scan_csv(path, separator=";", infer_schema=False).unique(maintain_order=True)
        table = text.select(typed(header, kind) for header, kind in LAYOUTS[path.stem].columns.items()).collect()
        table.write_parquet(out / f"{path.stem}.parquet", compression="zstd")
        tables[path.stem] = table
    return tables


def typed(header: str, kind: Kind) -> Expr:
    """The text as what it means; what cannot be read becomes empty."""
    text = col(header).str.strip_chars()
    match kind:
        case Kind.DAY:
            return text.str.to_date("%d-%m-%Y", strict=False)
        case Kind.MOMENT:
            moment = text.str.to_datetime("%d-%m-%Y %H:%M", strict=False, time_unit="us")
            zoned = moment.dt.replace_time_zone("Europe/Copenhagen", ambiguous="earliest", non_existent="null")
            later = moment.dt.offset_by("1h").dt.replace_time_zone("Europe/Copenhagen", ambiguous="earliest", non_existent="null")
            return zoned.fill_null(later).dt.convert_time_zone("UTC")
        case Kind.CIVIL:
            digits = text.str.replace("-", "", literal=True)
            return pl.when(digits.str.len_chars() == 10).then(digits).alias(header)
        case Kind.AMOUNT:
            amount = text.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
            return (amount.cast(pl.Float64, strict=False) * 100).round().cast(pl.Int64)
        case Kind.WHOLE:
            return text.cast(pl.Int64, strict=False)
        case _:
            return text


def key() -> Expr:
    """Name and address as one text."""
    return (col("Navn").str.to_lowercase() + "|" + col("Adresse").str.to_lowercase()).alias("home")


class People:
    """Who a row is about, by the civil register: replaced numbers, and name and address where there is no number."""

    def __init__(self, register: Frame) -> None:
        replaced = register.drop_nulls("Tidligere CPR-nr.").unique("Tidligere CPR-nr.", keep="first", maintain_order=True)
        self.replaced = replaced.select(number="Tidligere CPR-nr.", now="CPR-nr.")
        self.homes = register.select(key(), found="CPR-nr.").unique().filter(col("home").is_unique())

    def numbered(self, rows: Frame, header: str) -> Frame:
        joined = rows.join(self.replaced, left_on=header, right_on="number", how="left", maintain_order="left")
        return joined.with_columns(person=pl.coalesce("now", header)).drop("now")

    def named(self, rows: Frame, header: str) -> Frame:
        joined = self.numbered(rows, header).with_columns(key()).join(self.homes, on="home", how="left", maintain_order="left")
        return joined.with_columns(person=pl.coalesce("person", "found", "home")).drop("found", "home")


def born_on(person: Expr) -> Expr:
    """The birth date in a civil number."""
    digits = pl.when(person.str.contains(r"^\d{10}$")).then(person)
    year, seventh = digits.str.slice(4, 2).cast(pl.Int32), digits.str.slice(6, 1).cast(pl.Int32)
    is_new = ((seventh >= 4) & (year <= 36)) | (seventh.is_between(5, 8) & (year <= 57))
    day = digits.str.slice(0, 2).cast(pl.Int32)
    return pl.date(
        year + pl.when(is_new).then(2000).otherwise(1900),
        digits.str.slice(2, 2).cast(pl.Int32),
        pl.when(day > 60).then(day - 60).otherwise(day),
    )


def is_child(day: str) -> Expr:
    """Aged 0 to 22 on the day; one whose birth date is not known counts."""

    def mark(name: str) -> Expr:
        return col(name).dt.year().cast(pl.Int64) * 10000 + col(name).dt.month().cast(pl.Int64) * 100 + col(name).dt.day()

    return col("born_on").is_null() | (mark(day) - mark("born_on")).is_between(0, OLDEST * 10000 + 9999)


def records(tables: dict[str, Frame], people: People, as_of: date) -> Frame:
    """Every row that is a course, with one set of columns."""
    number = col("Nummer")
    services = people.numbered(tables["dubu_ydelser"], "CPR-nr.").select(
        "person", source=pl.lit("dubu"), value="Ydelsestype", unit="Afdeling", worker="Sagsbehandler", started_on="Startdato",
        last_day="Slutdato", is_early=col("Foranstaltningsparagraf").str.contains(EARLY), joint=pl.lit(None, pl.String),
    )  # fmt: skip
    journal = people.named(tables["esdh_sager"], "CPR-nummer").select(
        "person", source=pl.lit("esdh"), value="Forløbstype", unit="Enhed", worker="Sagsbehandler", started_on="SagsDato",
        last_day="Afsluttet", is_early=pl.lit(False), joint=pl.when(number.str.contains("-(?:Mor|Far)$")).then(number.str.head(-4)),
    )  # fmt: skip
    visits = people.numbered(tables["novax_forloeb"], "CPR barn").select(
        "person", source=pl.lit("novax"), value="Forløbstype", unit=pl.lit(None, pl.String), worker="Sundhedsplejerske", started_on="Start",
        last_day="Slut", is_early=pl.lit(False), joint=pl.lit(None, pl.String),
    )  # fmt: skip
    return (
        pl.concat([services, journal, visits])
        .with_columns(
            activity=col("value").replace_strict(ACTIVITIES, default="ukategoriseret"),
            is_early=col("is_early").fill_null(False),
            end_on=col("last_day").fill_null(FOREVER),
        )
        .filter(col("started_on") <= as_of)
        .with_row_index("record")
        .with_columns(col("record").cast(pl.Int64))
    )


def bundled(rows: Frame) -> Frame:
    """The rows with the first record of the course that each is part of."""
    first = col("record").sort_by("started_on", "record").first().over("joint", "person")
    rows = rows.with_columns(strand=pl.when(col("joint").is_null()).then(col("record")).otherwise(first))
    spans = spanned(rows.drop_nulls("person"), "source", "strand", "person", "activity")
    of = {source: spans.filter(source=source).drop("source") for source in ("dubu", "esdh", "novax")}
    joined = best_pairs(of["dubu"], of["esdh"])
    journal = (
        of["esdh"]
        .join(joined, left_on="strand", right_on="other", how="left")
        .with_columns(strand=pl.coalesce("kept", "strand"))
        .drop("kept")
    )
    both = spanned(pl.concat([of["dubu"], journal]), "strand", "person", "activity")
    joined = pl.concat([joined, best_pairs(both, of["novax"])])
    return rows.join(joined, left_on="strand", right_on="other", how="left").with_columns(course=pl.coalesce("kept", "strand"))


def spanned(rows: Frame, *keys: str) -> Frame:
    """First and last day of each."""
    return rows.group_by(keys).agg(col("started_on").min(), col("end_on").max())


def best_pairs(kept: Frame, other: Frame) -> Frame:
    """Which strand joins which: overlapping days, longest first, each at most once."""
    last, first = pl.min_horizontal("end_on", "end_on_right"), pl.max_horizontal("started_on", "started_on_right")
    pairs = (
        kept.join(other, on=["person", "activity"])
        .filter(col("started_on") <= col("end_on_right"), col("started_on_right") <= col("end_on"))
        .with_columns(overlap=-(last - first).dt.total_days())
    )
    chosen = [pl.DataFrame(schema={"kept": pl.Int64, "other": pl.Int64})]
    while len(pairs):
        best = col("strand_right").sort_by("overlap", "started_on_right", "strand_right").first().over("strand") == col("strand_right")
        back = col("strand").sort_by("overlap", "started_on", "strand").first().over("strand_right") == col("strand")
        taken = pairs.filter(best & back).select(kept="strand", other="strand_right")
        chosen.append(taken)
        pairs = pairs.join(taken, left_on="strand", right_on="kept", how="anti").join(
            taken, left_on="strand_right", right_on="other", how="anti"
        )
    return pl.concat(chosen)


class Organisation:
    """Which role performed it: of the unit that is named when it is valid that day, else of the worker's unit that day."""

    def __init__(self, units: Frame, workers: Frame) -> None:
        by = [
            units.select(col(name).str.to_lowercase().alias("called"), role="Rolle", begins="Fra", ends="Til") for name in ("Enhed", "Navn")
        ]
        self.named = pl.concat(by).unique(["called", "begins"])
        self.posted = (
            workers.with_columns(called=col("Enhed").str.to_lowercase())
            .join(self.named, on="called")
            .select(
                "role",
                called=col("Initialer").str.to_uppercase(),
                begins=pl.max_horizontal("Fra", "begins"),
                ends=pl.min_horizontal("Til", "ends"),
            )
        )

    def of_worker(self, rows: Frame, day: str) -> Frame:
        return self._joined(rows, self.posted, col("worker").str.to_uppercase(), day).rename({"found": "role"})

    def of_unit(self, rows: Frame, day: str) -> Frame:
        both = self._joined(self.of_worker(rows, day), self.named, col("unit").str.to_lowercase(), day)
        return both.with_columns(role=pl.coalesce("found", "role")).drop("found")

    def _joined(self, rows: Frame, dated: Frame, called: Expr, day: str) -> Frame:
        asked = rows.with_row_index("place").with_columns(called=called)
        found = asked.select("place", "called", day).join(dated, on="called")
        found = found.filter(col("begins") <= col(day), col("ends").is_null() | (col(day) <= col("ends"))).unique("place")
        return asked.join(found.select("place", found="role"), on="place", how="left").drop("place", "called")


def courses(rows: Frame, organisation: Organisation, as_of: date) -> Frame:
    """What each child got, once."""
    first = [col(name).first() for name in ("person", "activity", "unit", "worker", "started_on")]
    made = (
        bundled(rows)
        .sort("course", "started_on", "source", "record")
        .group_by("course", maintain_order=True)
        .agg(*first, col("end_on").max(), col("is_early").any(), source=col("source").unique().sort().str.join("+"))
    )
    is_equal = (col("source") == "esdh") & col("activity").is_in(EQUAL) & (col("role") == COUNSELLING_TEAM)
    return organisation.of_unit(made, "started_on").with_columns(
        kind=pl.when("is_early").then(pl.lit("registered")).when(is_equal).then(pl.lit("equal")),
        until_on=pl.min_horizontal("end_on", pl.lit(as_of)), is_closed=col("end_on") <= as_of, born_on=born_on(col("person")),
    )  # fmt: skip


def dealt(rows: Frame, day: str, periods: Sequence[Period]) -> Frame:
    """A row per row and period that its day lies in."""
    spans = pl.DataFrame(periods, schema=["period", "begins", "ends"], orient="row")
    return rows.join_where(spans, col(day) >= col("begins"), col(day) <= col("ends"))


def touching(rows: Frame, periods: Sequence[Period]) -> Frame:
    """A row per course and period that it is open in, with the first day of the touch."""
    spans = pl.DataFrame(periods, schema=["period", "begins", "ends"], orient="row")
    found = rows.filter(col("until_on") >= col("started_on")).join_where(
        spans, col("started_on") <= col("ends"), col("until_on") >= col("begins")
    )
    return found.with_columns(day=pl.max_horizontal("started_on", "begins"))


def cells(indicator: str, placed: Frame, by: Sequence[tuple[str, ...]], **measures: Expr) -> Frame:
    """One row per period and breakdown, a column per measure."""
    found = []
    for dimension in by:
        members = [col(name).fill_null("ukendt") for name in dimension]
        member = pl.concat_str(dimension, separator=",") if dimension else pl.lit("")
        counted = placed.group_by("period", *members).agg(**measures).with_columns(member=member, dimension=pl.lit(",".join(dimension)))
        found.append(counted.select("period", "dimension", "member", *measures))
    return pl.concat(found).with_columns(indicator=pl.lit(indicator))


def distinct_children(indicator: str, placed: Frame) -> Frame:
    """Different children aged 0 to 22 on the first day that they were reached."""
    placed = placed.drop_nulls("person")
    first = placed.group_by("period", "person").agg(col("day").min(), col("born_on").first()).filter(is_child("day"))
    kept = placed.join(first.select("period", "person"), on=["period", "person"], how="semi")
    return cells(indicator, kept, COURSE_BY, count=col("person").n_unique())


def kaplan_meier(placed: Frame, by: Sequence[tuple[str, ...]]) -> Frame:
    """The median duration, with what is still open in it."""
    found = []
    for dimension in by:
        cell = ["period", *dimension]
        leaving = placed.group_by(*cell, "duration").agg(leaving=pl.len(), events=col("is_closed").sum()).sort(*cell, "duration")
        at_risk = col("leaving").cum_sum(reverse=True).over(cell)
        curve = leaving.with_columns(survival=(1 - col("events") / at_risk).cum_prod().over(cell))
        reached = col("duration").filter(col("survival") <= 0.5 + NEAR).min()
        counted = curve.group_by(cell).agg(median=reached, n=col("leaving").sum(), n_open=(col("leaving") - col("events")).sum())
        member = pl.concat_str(dimension, separator=",") if dimension else pl.lit("")
        counted = counted.with_columns(member=member, dimension=pl.lit(",".join(dimension)))
        found.append(counted.select("period", "dimension", "member", "median", "n", "n_open"))
    return pl.concat(found).with_columns(indicator=pl.lit("course_duration"))


def local_day(name: str) -> Expr:
    """The day in Denmark."""
    return col(name).dt.convert_time_zone("Europe/Copenhagen").dt.date()


def of_notifications(
    tables: dict[str, Frame], people: People, organisation: Organisation, periods: Sequence[Period], as_of: date
) -> list[Frame]:
    """notifications, children_notified and assessed_24h."""
    rows = people.numbered(tables["dubu_underretninger"], "CPR-nr.")
    told = rows.select("person", notifier="Underretter", worker="Sagsbehandler", received_at="Modtaget", assessed_at="Vurderet")
    told = told.with_columns(day=local_day("received_at"), due_at=col("received_at").dt.offset_by("24h"))
    told = organisation.of_worker(told, "day")
    placed = dealt(told, "day", periods)
    times = pl.when(col("times") < 6).then(col("times").cast(pl.String)).otherwise(pl.lit("6+"))
    children = placed.drop_nulls("person").group_by("period", "person").agg(col("day").min(), times=pl.len())
    children = children.with_columns(number=times, born_on=born_on(col("person"))).filter(is_child("day"))
    is_assessed = (local_day("assessed_at") <= as_of).fill_null(False)
    is_met = is_assessed & (col("assessed_at") <= col("due_at")).fill_null(False)
    assessed = dealt(told.with_columns(is_met=is_met).filter(is_assessed | (local_day("due_at") <= as_of)), "day", periods)
    return [
        cells("notifications", placed, ((), ("notifier",)), count=pl.len()),
        cells("children_notified", children, ((), ("number",)), count=pl.len()),
        cells("assessed_24h", assessed, ((), ("role",)), part=col("is_met").sum(), whole=pl.len()),
    ]


def of_assessments(tables: dict[str, Frame], organisation: Organisation, periods: Sequence[Period]) -> Frame:
    """assessment_4_months."""
    rows = tables["dubu_undersoegelser"].filter(col("Type") == "Børnefaglig undersøgelse")
    rows = rows.select(day=col("Opmærksom dato").dt.offset_by("4mo"), ended_on="Slutdato", started_on="Startdato", worker="Sagsbehandler")
    asked = organisation.of_worker(rows, "started_on").with_columns(is_met=(col("ended_on") <= col("day")).fill_null(False))
    return cells("assessment_4_months", dealt(asked, "day", periods), ((), ("role",)), part=col("is_met").sum(), whole=pl.len())


def main(deliveries: Path, as_of: date, out: Path) -> None:
    """Read, count, write."""
    tables = ingest(deliveries, out)
    print("read", flush=True)
    people = People(tables["cpr_cpr"])
    organisation = Organisation(tables["organisation_enheder"], tables["organisation_medarbejdere"])
    made = courses(records(tables, people, as_of), organisation, as_of)
    print("courses", flush=True)
    first_year = made["started_on"].min().year  # type: ignore[union-attr]
    periods, stock = flows(first_year, as_of), stock_days(first_year, as_of)
    started, active, reached = dealt(made, "started_on", periods), touching(made, stock), touching(made, periods)
    started = started.with_columns(duration=(col("until_on") - col("started_on")).dt.total_days().clip(lower_bound=0))
    found = [
        cells("courses_started", started, COURSE_BY, count=pl.len()), cells("courses_active", active, COURSE_BY, count=pl.len()),
        distinct_children("children_active", active), distinct_children("children_reached", reached),
        kaplan_meier(started, ((), ("activity",))),
        cells("early_effort_by_unit", reached.drop_nulls("kind"), (("kind",), ("kind", "role")), count=pl.len()),
        *of_notifications(tables, people, organisation, periods, as_of), of_assessments(tables, organisation, periods),
    ]  # fmt: skip
    keys = ["indicator", "period", "dimension", "member"]
    answers = pl.concat(found, how="diagonal_relaxed").sort(keys)
    answers.select(*keys, "count", "part", "whole", "median", "n", "n_open").write_csv(out / "answers.csv")


if __name__ == "__main__":
    main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]), Path(sys.argv[3]))
