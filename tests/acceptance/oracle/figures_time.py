"""When children were seen first, and how long it then took."""

from __future__ import annotations

from datetime import date

from .arithmetic import completed_months
from .figures import Figures, middle
from .figures_efforts import records


def firsts(figures: Figures) -> dict[str, dict[str, date]]:
    """Each child's first record, first notification and first effort."""
    town = figures.town
    found: dict[str, dict[str, date]] = {"first_record": {}, "first_notification": {}, "first_effort": {}}
    for person, days in records(town).items():
        found["first_record"][person] = min(day for day, _ in days)
    for row in town.rows["dubu_underretninger"]:
        if row.person and not row.person.startswith("U:"):
            day = row.values["Modtaget"].date()
            found["first_notification"][row.person] = min(day, found["first_notification"].get(row.person, day))
    for course in town.courses:
        if course.person and (course.is_early or course.is_heavy):
            found["first_effort"][course.person] = min(course.start, found["first_effort"].get(course.person, course.start))
    return found


def age_at_detection(figures: Figures) -> None:
    """The median age in completed months at each first event, by the year in which it happened."""
    town, known = figures.town, firsts(figures)
    for period in figures.periods:
        for event, days in known.items():
            ages = [completed_months(town.people[person].born, day) for person, day in days.items()
                    if period.holds(day) and person in town.people and town.is_child(person, day)]  # fmt: skip
            if ages:
                figures.put("age_at_detection", period.name, "event", event, "median", middle(ages), needed=len(period.name) == 4)
                figures.put("age_at_detection", period.name, "event", event, "n", len(ages), needed=len(period.name) == 4)
    figures.required["age_at_detection"] = {"event"}


def sign_to_effort(figures: Figures) -> None:
    """Median days from the first sign to the first effort, children without one censored."""
    town, known = figures.town, firsts(figures)
    signs, efforts = known["first_record"], known["first_effort"]

    def wait(person: str) -> tuple[int, bool]:
        return (efforts.get(person, town.as_of) - signs[person]).days, person in efforts

    for period in figures.periods:
        some = [person for person, day in signs.items() if period.holds(day) and town.is_child(person, day)]
        figures.medians("sign_to_effort", period.name, some, {}, wait, ("median",))
    figures.need("sign_to_effort")


ALL = (age_at_detection, sign_to_effort)
