"""Notifications, assessments, follow-ups, cases and caseload, and money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from .arithmetic import end_of, months_on, percentile, utc, weekday_on
from .clean import UNKNOWN, Course
from .figures import Figures, Split
from .rows import Row

BFU = "Børnefaglig undersøgelse"


def received_on(row: Row) -> date:
    """The local day on which a notification came."""
    return row.values["Modtaget"].date()  # type: ignore[no-any-return]


def about(figures: Figures, day_of: Callable[[Row], date], start_of: Callable[[Row], date] | None = None) -> Split:
    """What a row is broken down by: its child on the event's day, and its unit (else its worker's) on the day it began."""
    town, began = figures.town, start_of or day_of
    unit = lambda row, part: (town.performing(row.values.get("Afdeling"), row.values["Sagsbehandler"], began(row)) or (UNKNOWN,) * 3)[part]  # noqa: E731
    coming = lambda row: (row.person or "").startswith("U:")  # noqa: E731
    return {
        "district": lambda row: town.district(row.person, day_of(row)), "sex": lambda row: town.sex(row.person),
        "age_band": lambda row: "ufødt" if coming(row) else town.band(row.person, day_of(row)),
        "unit": lambda row: unit(row, 0), "role": lambda row: unit(row, 1), "chief_area": lambda row: unit(row, 2),
    }  # fmt: skip


def notifications(figures: Figures) -> None:
    """notifications, notification_outcome, notifications_per_1000, children_notified."""
    town = figures.town
    rows = town.rows["dubu_underretninger"]
    by = {
        "notifier": lambda row: row.values["Underretter"] or UNKNOWN, "outcome": lambda row: row.values["Udfald"] or UNKNOWN,
        "provision": lambda row: "-".join(map(str, row.values["Paragraf"])), "cause": lambda row: [c.strip().replace(",", ";") for c in row.values["Årsager"].split("|")],
    }  # fmt: skip
    for period in figures.periods:
        some = [row for row in rows if period.holds(received_on(row))]
        figures.counts("notifications", period.name, some, {**about(figures, received_on), **by})
        figures.counts("notification_outcome", period.name, some, {"outcome": by["outcome"]})
        for outcome in {by["outcome"](row) for row in some}:
            part = sum(by["outcome"](row) == outcome for row in some)
            figures.put("notification_outcome", period.name, "outcome", outcome, "share", Fraction(part, len(some)), part, len(some))
        _children_notified(figures, period.name, some)
        if len(period.name) == 4:
            _per_thousand(figures, period.name, some)
    figures.need("notifications", *by)
    figures.required["notification_outcome"] = {"outcome"}
    figures.need("children_notified", "number", "age_band")
    figures.need("notifications_per_1000", "variant")


def _children_notified(figures: Figures, period: str, rows: list[Row]) -> None:
    town = figures.town
    times: dict[str, list[date]] = defaultdict(list)
    for row in rows:
        if row.person:
            times[row.person].append(received_on(row))
    born = {person: days for person, days in times.items() if town.is_child(person, min(days))}
    by = {
        "number": lambda person: "6+" if len(born[person]) > 5 else str(len(born[person])),
        "age_band": lambda person: town.band(person, min(born[person])),
    }
    figures.counts("children_notified", period, born, by, lambda person: person)
    coming = [person for person in times if person.startswith("U:")]
    if coming:
        figures.put("children_notified", period, "age_band", "ufødt", "count", len(coming))


def _per_thousand(figures: Figures, period: str, rows: list[Row]) -> None:
    children = sum(
        row.values["Antal"]
        for row in figures.town.rows["befolkning_befolkning"]
        if row.values["År"] == int(period) and row.values["Alder"] <= 17
    )
    born = {row.person for row in rows if figures.town.is_child(row.person, received_on(row))}
    if children:
        figures.put("notifications_per_1000", period, "", "", "rate", Fraction(len(rows) * 1000, children), len(rows), children)
        figures.put(
            "notifications_per_1000", period, "variant", "children", "rate", Fraction(len(born) * 1000, children), len(born), children
        )


def repeats(figures: Figures) -> None:
    """repeat_notifications: another one within 12 months after the first of the period."""
    town = figures.town
    moments: dict[str, list[datetime]] = defaultdict(list)
    for row in town.rows["dubu_underretninger"]:
        if town.is_child(row.person, received_on(row)):
            moments[row.person or ""].append(row.values["Modtaget"])
    for period in figures.periods:
        firsts = {
            person: min(m for m in some if period.holds(m.date()))
            for person, some in moments.items()
            if any(period.holds(m.date()) for m in some)
        }
        limit = {person: datetime.combine(months_on(first.date(), 12), first.time()) for person, first in firsts.items()}
        run = [person for person in firsts if limit[person].date() <= town.as_of]
        figures.shares(
            "repeat_notifications", period.name, run, {}, lambda p, f=firsts, e=limit: any(f[p] < moment <= e[p] for moment in moments[p])
        )
        if firsts:
            figures.put("repeat_notifications", period.name, "", "", "n_open", len(firsts) - len(run))
    figures.need("repeat_notifications")


def clocks(figures: Figures) -> None:
    """assessed_24h, receipt_6_weekdays."""
    town = figures.town
    now = end_of(town.as_of)
    due = lambda row: utc(row.values["Modtaget"]) + timedelta(hours=24)  # noqa: E731
    limit = lambda row: weekday_on(received_on(row), 6)  # noqa: E731
    for period in figures.periods:
        rows = [row for row in town.rows["dubu_underretninger"] if period.holds(received_on(row))]
        by = about(figures, received_on)
        whole = [row for row in rows if row.values["Vurderet"] or due(row) <= now]
        figures.shares(
            "assessed_24h",
            period.name,
            whole,
            by,
            lambda row: row.values["Vurderet"] is not None and utc(row.values["Vurderet"]) <= due(row),
        )
        named = [row for row in rows if row.values["Underretter"] != 8 and (row.values["Kvittering sendt"] or limit(row) <= town.as_of)]
        figures.shares(
            "receipt_6_weekdays",
            period.name,
            named,
            by,
            lambda row: row.values["Kvittering sendt"] is not None and row.values["Kvittering sendt"] <= limit(row),
        )
    figures.need("assessed_24h")
    figures.need("receipt_6_weekdays")


def assessments(figures: Figures) -> None:
    """assessments_*, assessment_4_months, assessment_duration, child_talk."""
    town = figures.town
    rows = town.rows["dubu_undersoegelser"]
    kind = {"type": lambda row: row.values["Type"]}
    bfu = [row for row in rows if row.values["Type"] == BFU]
    start, last = (lambda row: row.values["Startdato"]), (lambda row: row.values["Slutdato"])
    due = lambda row: months_on(row.values["Opmærksom dato"], 4)  # noqa: E731
    ended = lambda row, day: last(row) is not None and last(row) <= day  # noqa: E731
    on = lambda day_of: {**kind, **about(figures, day_of, start)}  # noqa: E731
    talked = lambda row: row.values["Børnesamtale"] is not None and row.values["Børnesamtale"] <= last(row)  # noqa: E731
    until = lambda row: last(row) if ended(row, town.as_of) else town.as_of  # noqa: E731
    wait = lambda row: ((until(row) - row.values["Opmærksom dato"]).days, ended(row, town.as_of))  # noqa: E731
    for period in figures.periods:
        begun = [row for row in rows if period.holds(start(row))]
        figures.counts("assessments_started", period.name, begun, on(start))
        figures.counts("assessments_ended", period.name, [row for row in rows if period.holds(last(row))], on(last))
        figures.shares(
            "assessment_4_months", period.name, [row for row in bfu if period.holds(due(row))], on(due), lambda row: ended(row, due(row))
        )
        figures.shares("child_talk", period.name, [row for row in bfu if period.holds(last(row))], on(last), talked)
        figures.medians("assessment_duration", period.name, begun, on(start), wait, ("median", "p90"))
    for day in figures.days:
        by = on(lambda _, day=day: day)
        opened = [row for row in rows if start(row) <= day and not ended(row, day - timedelta(1))]
        figures.counts("assessments_active", day.isoformat(), opened, by)
        figures.counts("assessments_past_4_months", day.isoformat(), [row for row in opened if due(row) < day], by)
    for name in ("assessments_started", "assessments_ended", "assessments_active", "assessment_duration"):
        figures.need(name, "type")
    figures.need("assessment_4_months")
    figures.need("child_talk")


def first_follow_up(figures: Figures) -> None:
    """first_follow_up: held by three months, or by the end of a parallel assessment under Barnets lov."""
    town = figures.town
    held: dict[str, list[date]] = defaultdict(list)
    parallel: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for row in town.rows["dubu_opfoelgninger"]:
        if row.values["Type"] == "Opfølgning":
            held[row.person or ""].append(row.values["Dato"])
    for row in town.rows["dubu_undersoegelser"]:
        if row.values["Slutdato"] and row.values["Type"] in ("Afdækning", BFU):
            parallel[row.person or ""].append((row.values["Startdato"], row.values["Slutdato"]))

    def due(course: Course) -> date:
        ends = [last for start, last in parallel[course.person or ""] if start <= course.start <= last]
        bl = course.provision is not None and course.provision[0] == "BL"
        return min([months_on(course.start, 3), *(ends if bl else [])])

    efforts = [course for course in town.courses if course.must_be_followed and course.person]
    by = {
        "step": lambda course: course.step or UNKNOWN,
        "provision": lambda course: course.provision_code,
        "role": lambda course: course.role,
    }
    for period in figures.periods:
        some = [course for course in efforts if period.holds(due(course)) and (course.last is None or course.last >= due(course))]
        figures.shares(
            "first_follow_up",
            period.name,
            some,
            by,
            lambda course: any(course.start <= day <= due(course) for day in held[course.person or ""]),
        )
    figures.need("first_follow_up", "step", "provision")


def cases(figures: Figures) -> None:
    """cases_active, cases_opened, cases_closed; caseload on the as-of day."""
    town = figures.town
    rows = town.rows["dubu_sager"]

    last = lambda row: row.values["Oprettet"] if row.unknown_end else row.values["Lukket"]  # noqa: E731
    is_open = lambda row, day: row.values["Oprettet"] <= day and (last(row) is None or last(row) >= day)  # noqa: E731
    start = lambda row: row.values["Oprettet"]  # noqa: E731
    on = lambda day_of: {"type": lambda row: row.values["Sagstype"] or UNKNOWN, **about(figures, day_of, start)}  # noqa: E731
    for period in figures.periods:
        figures.counts("cases_opened", period.name, [row for row in rows if period.holds(start(row))], on(start))
        figures.counts("cases_closed", period.name, [row for row in rows if not row.unknown_end and period.holds(last(row))], on(last))
    for day in figures.days:
        figures.counts("cases_active", day.isoformat(), [row for row in rows if is_open(row, day)], on(lambda _, day=day: day))
    for name in ("cases_active", "cases_opened", "cases_closed"):
        figures.need(name, "type")
    _caseload(figures, [row for row in rows if is_open(row, town.as_of)])


def _caseload(figures: Figures, rows: list[Row]) -> None:
    town, day = figures.town, figures.town.as_of
    children: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        worker = town.worker(row.values["Sagsbehandler"], day)
        if worker and worker["Faggruppe"] == "Socialrådgiver" and worker["Timer pr. uge"] > 0 and town.is_child(row.person, day):
            children[row.values["Sagsbehandler"]].add(row.person or "")
    loads = [float(Fraction(len(some) * 3700, town.worker(initials, day)["Timer pr. uge"])) for initials, some in children.items()]  # type: ignore[index]
    if loads:
        measures = {
            "mean": sum(loads) / len(loads),
            "median": percentile(loads, 0.5),
            "p90": percentile(loads, 0.9),
            "max": max(loads),
            "n": len(loads),
        }
        for measure, value in measures.items():
            figures.put("caseload", day.isoformat(), "", "", measure, value)
        above = sum(load > 30 for load in loads)
        figures.put("caseload", day.isoformat(), "", "", "share", above / len(loads), above, len(loads), needed=False)
    figures.need("caseload")


def budget(figures: Figures) -> None:
    """budget_follow_up: original, corrected, spent, expected; kroner exact to the øre."""
    town = figures.town
    plans, posts = town.rows["oekonomi_budget"], town.rows["oekonomi_forbrug"]
    account = {row.values["Konto"]: row.values for row in plans}
    for year in sorted({row.values["År"] for row in plans}):
        lines: dict[tuple[str, str], int] = defaultdict(int)

        def add(line: str, value: dict[str, Any], oere: int | None, lines: dict[tuple[str, str], int] = lines) -> None:
            known = account.get(value["Konto"], {})
            for dimension, member in (("line", line), ("line,account", f"{line},{value['Konto']}"),
                                      ("line,chief_area", f"{line},{known.get('Chefområde', UNKNOWN)}"), ("line,funding", f"{line},{known.get('Bevillingstype', UNKNOWN)}")):  # fmt: skip
                lines[dimension, member] += oere or 0

        for value in (row.values for row in plans if row.values["År"] == year):
            add("original", value, value["Oprindeligt budget"])
            add("corrected", value, value["Korrigeret budget"])
            if (year, value["Måned"]) > (town.as_of.year, town.as_of.month):
                add("expected", value, value["Korrigeret budget"])
        for value in (
            row.values for row in posts if row.values["År"] == year and (year, row.values["Måned"]) <= (town.as_of.year, town.as_of.month)
        ):
            add("spent", value, value["Beløb"])
            add("expected", value, value["Beløb"])
        for (dimension, member), oere in lines.items():
            figures.put("budget_follow_up", str(year), dimension, member, "amount", Fraction(oere, 100))
    figures.required["budget_follow_up"] = {"line", "line,chief_area", "line,account", "line,funding"}


ALL = (notifications, repeats, clocks, assessments, first_follow_up, cases, budget)
