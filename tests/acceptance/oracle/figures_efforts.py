"""Early efforts, what follows them, the ladder, placements, durations and waiting."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

from .arithmetic import Period, completed_years, months_on, remaining, survival
from .clean import Course, Town
from .figures import Figures, course_dimensions

HORIZONS = {6: 183, 12: 365, 24: 730}


def early(figures: Figures) -> None:
    """early_effort_by_unit, category_precision."""
    town = figures.town
    kind = lambda course: "registered" if course.is_early else "equal"  # noqa: E731
    for period in figures.periods:
        touching = [course for course in town.courses if period.touches(course.start, course.last)]
        efforts = [course for course in touching if course.is_early or course.is_equal]
        first_day = lambda course, period=period: max(course.start, period.first)  # noqa: E731
        pairs = {
            f"kind,{name}": lambda course, of=of: f"{kind(course)},{of(course)}" for name, of in course_dimensions(town, first_day).items()
        }
        figures.counts("early_effort_by_unit", period.name, efforts, {**pairs, "kind": kind})
        figures.cells.pop(("early_effort_by_unit", period.name, "", "", "count"))  # never summed
        tests = {
            "number": lambda c: c.has_number,
            "activity": lambda c: c.activity != "ukategoriseret",
            "unit": lambda c: c.unit is not None,
        }
        registered = [course for course in touching if course.is_early]
        figures.shares("category_precision", period.name, registered, {}, lambda c, tests=tests: all(test(c) for test in tests.values()))
        for component, test in tests.items():
            if registered:
                part = sum(test(course) for course in registered)
                figures.put(
                    "category_precision",
                    period.name,
                    "component",
                    component,
                    "share",
                    Fraction(part, len(registered)),
                    part,
                    len(registered),
                )
    figures.required["early_effort_by_unit"] = {"kind,role"}
    figures.need("category_precision", "component")


def duration(figures: Figures) -> None:
    """course_duration: Kaplan-Meier over the courses started in the period."""
    as_of = figures.town.as_of

    def wait(course: Course) -> tuple[int, bool]:
        known_until = min(course.last or as_of, as_of)  # an unknown end is censored on the newest day known
        return (known_until - course.start).days, course.ended is not None and course.ended <= as_of

    for period in figures.periods:
        started = [course for course in figures.town.courses if period.holds(course.start)]
        figures.medians(
            "course_duration", period.name, started, {"activity": lambda course: course.activity}, wait, ("median", "p25", "p75")
        )
    figures.need("course_duration", "activity")


def sessions(figures: Figures) -> None:
    """sessions: dated activities, Notat apart, by their course's activity."""
    held = [(course, day) for course in figures.town.courses for day in course.sessions]
    for period in figures.periods:
        some = [(course, day) for course, day in held if period.holds(day)]
        by = {name: lambda pair, of=of: of(pair[0]) for name, of in course_dimensions(figures.town, lambda course: course.start).items()}
        lived = {
            "district": lambda pair: figures.town.district(pair[0].person, pair[1]),
            "age_band": lambda pair: figures.town.band(pair[0].person, pair[1]),
        }
        figures.counts("sessions", period.name, some, {**by, **lived})
    figures.need("sessions", "activity")


def waiting(figures: Figures) -> None:
    """waiting_time: from the earliest request to the earliest session or start; those still waiting are censored."""
    as_of = figures.town.as_of
    asked = [course for course in figures.town.waiting if course.requested]

    def wait(course: Course) -> tuple[int, bool]:
        happened = course.first_contact is not None and course.first_contact <= as_of
        return ((course.first_contact if happened and course.first_contact else as_of) - course.requested).days, happened  # type: ignore[operator]

    def waits_on(course: Course, day: date) -> bool:
        if course.first_contact is not None:
            return course.first_contact > day
        return course.last is None or course.last >= day

    asked_on = course_dimensions(figures.town, lambda course: course.requested or as_of)
    for period in figures.periods:
        by = asked_on
        some = [course for course in asked if period.holds(course.requested) and (wait(course)[1] or waits_on(course, as_of))]
        figures.medians("waiting_time", period.name, some, by, wait, ("median",))
    for day in figures.days:
        still = [course for course in asked if course.requested and course.requested <= day and waits_on(course, day)]
        for (dimension, member), some in figures.split(still, course_dimensions(figures.town, lambda course, day=day: day)).items():  # type: ignore[misc]
            figures.put("waiting_time", day.isoformat(), dimension, member, "n_waiting", len(some))
            if some:
                figures.put(
                    "waiting_time",
                    day.isoformat(),
                    dimension,
                    member,
                    "longest",
                    max((day - course.requested).days for course in some if course.requested),
                )
    figures.need("waiting_time", "source", "activity")


def records(town: Town) -> dict[str, list[tuple[date, str]]]:
    """Each child's records but universal health visits: day and system."""
    day_of = {"dubu_sager": "Oprettet", "dubu_undersoegelser": "Opmærksom dato", "dubu_ydelser": "Startdato", "dubu_opfoelgninger": "Dato",
              "dubu_underretninger": "Modtaget", "esdh_sager": "SagsDato", "esdh_aktiviteter": "Dato", "novax_kontakter": "Dato", "novax_forloeb": "Start"}  # fmt: skip
    found: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for file, header in day_of.items():
        for row in town.rows[file]:
            universal = (file == "novax_kontakter" and row.values["Kontakttype"] != "Behovsbesøg") or row.values.get(
                "Forløbstype"
            ) == "Almindelig"
            if row.person is None or row.person.startswith("U:") or universal:
                continue
            day = row.values[header] or row.values["Startdato"]
            day = day.date() if file == "dubu_underretninger" else day
            if day <= town.as_of:
                found[row.person].append((day, file.split("_")[0]))
    return found


def _by_child(courses: list[Course]) -> dict[str, list[Course]]:
    found: dict[str, list[Course]] = defaultdict(list)
    for course in courses:
        if course.person:
            found[course.person].append(course)
    return found


def earlier_signs(figures: Figures) -> None:
    """earlier_signs: heavier efforts begun in the period with a record more than 6 / 12 months before."""
    town, signs = figures.town, records(figures.town)
    heavy = [course for course in town.courses if course.is_heavy and town.is_child(course.person, course.start)]
    for period in figures.periods:
        begun = [course for course in heavy if period.holds(course.start)]
        for months in (6, 12):
            for source in ("", "dubu", "esdh", "novax"):
                part = sum(
                    any(day < months_on(course.start, -months) and source in ("", system) for day, system in signs[course.person or ""])
                    for course in begun
                )
                dimension, member = ("months,source", f"{months},{source}") if source else ("months", str(months))
                if begun:
                    figures.put(
                        "earlier_signs",
                        period.name,
                        dimension,
                        member,
                        "share",
                        Fraction(part, len(begun)),
                        part,
                        len(begun),
                        needed=part > 0,
                    )
    figures.required["earlier_signs"] = {"months", "months,source"}


def onward(figures: Figures) -> None:
    """onward, return_to_early, no_return: what follows an early effort within 6, 12 and 24 months."""
    town = figures.town
    heavy, early_again, signs = (
        _by_child([c for c in town.courses if c.is_heavy]),
        _by_child([c for c in town.courses if c.is_early]),
        records(town),
    )
    for period in figures.periods:
        ended = [course for course in town.courses if course.is_early and period.holds(course.ended)]
        for name, later in (("onward", heavy), ("return_to_early", early_again)):
            _follow(figures, name, period, ended, {id(c): [other.start for other in later[c.person or ""]] for c in ended}, HORIZONS)
        _follow(figures, "no_return", period, ended, {id(c): [day for day, _ in signs[c.person or ""]] for c in ended}, {12: 365})
    for name in ("onward", "return_to_early"):
        figures.required[name] = {"months", "activity,months"}
    figures.required["no_return"] = set()


def _follow(
    figures: Figures, name: str, period: Period, ended: list[Course], days: dict[int, list[date]], horizons: dict[int, int]
) -> None:
    as_of = figures.town.as_of
    for (dimension, member), some in figures.split(
        ended,
        {
            name: of
            for name, of in course_dimensions(figures.town, lambda course: course.start).items()
            if name in ("activity", "role", "unit", "chief_area")
        },
    ).items():
        observed = []
        for course in some:
            assert course.last
            nexts = [day for day in days[id(course)] if course.last < day <= as_of]
            observed.append(((min(nexts, default=as_of) - course.last).days, bool(nexts)))
        if not observed:
            continue
        steps = survival(observed)
        for months, horizon in horizons.items():
            back = remaining(steps, horizon)
            far_enough = max(wait for wait, _ in observed) >= horizon
            prefix, first = (f"{dimension},", f"{member},") if dimension else ("", "")
            if name == "no_return":
                figures.put(name, period.name, dimension, member, "share", back, needed=far_enough)
                figures.put(name, period.name, dimension, member, "n", len(some), needed=False)
                continue
            figures.put(name, period.name, f"{prefix}months", f"{first}{months}", "share", 1 - back, needed=far_enough)
            figures.put(name, period.name, f"{prefix}months", f"{first}{months}", "n", len(some), needed=far_enough)


def ladder(figures: Figures) -> None:
    """ladder_moves: the highest step on the last day of the year against the year before."""
    town = figures.town

    def highest(day: date) -> dict[str, int]:
        found: dict[str, int] = {}
        for course in town.courses:
            if course.step and course.person and course.open_on(day) and town.is_child(course.person, day):
                found[course.person] = max(found.get(course.person, 0), course.step)
        return found

    for period in figures.periods:
        before, after = highest(period.first - timedelta(1)), highest(period.last)
        moves: dict[str, int] = defaultdict(int)
        matrix: dict[str, int] = defaultdict(int)
        for person in before.keys() | after.keys():
            was, now = before.get(person), after.get(person)
            moves["entry" if was is None else "exit" if now is None else "up" if now > was else "down" if now < was else "same"] += 1
            if was and now:
                matrix[f"{was},{now}"] += 1
        for move, count in moves.items():
            figures.put("ladder_moves", period.name, "move", move, "count", count, needed=len(period.name) == 4)
        for pair, count in matrix.items():
            figures.put("ladder_moves", period.name, "from,to", pair, "count", count, needed=len(period.name) == 4)
    figures.required["ladder_moves"] = {"move", "from,to"}


def placements(figures: Figures) -> None:
    """placements_active by type and age group, _started, _ended; full_year_persons."""
    town = figures.town
    placed = [course for course in town.courses if course.activity.startswith("anbringelse_")]
    kind = {"type": lambda course: course.activity}
    on = lambda day_of: {**course_dimensions(town, day_of), **kind}  # noqa: E731
    for day in figures.days:

        def group(course: Course, day: date = day) -> str:
            return "0-17" if completed_years(town.people[course.person or ""].born, day) < 18 else "18-22"

        held = [course for course in placed if course.open_on(day) and town.is_child(course.person, day)]
        figures.counts(
            "placements_active",
            day.isoformat(),
            held,
            {**on(lambda course, day=day: day), "age_group": group},
            lambda course: course.person,
        )
    for period in figures.periods:
        figures.counts(
            "placements_started", period.name, [course for course in placed if period.holds(course.start)], on(lambda course: course.start)
        )
        figures.counts(
            "placements_ended", period.name, [course for course in placed if period.holds(course.ended)], on(lambda course: course.last)
        )
        if len(period.name) == 4:
            _full_years(figures, period)
    figures.need("placements_active", "type", "age_group")
    figures.need("placements_started", "type")
    figures.need("placements_ended", "type")
    figures.required["full_year_persons"] = {"activity"}


def _full_years(figures: Figures, period: Period) -> None:
    length = (date(period.first.year + 1, 1, 1) - period.first).days
    touching = [course for course in figures.town.courses if period.touches(course.start, course.last)]
    for (dimension, member), some in figures.split(
        touching, course_dimensions(figures.town, lambda course: max(course.start, period.first))
    ).items():
        days = sum((min(course.last or period.last, period.last) - max(course.start, period.first)).days + 1 for course in some)
        figures.put("full_year_persons", period.name, dimension, member, "amount", Fraction(days, length))


ALL = (early, duration, sessions, waiting, earlier_signs, onward, ladder, placements)
