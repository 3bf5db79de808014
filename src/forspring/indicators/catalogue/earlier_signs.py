from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import MONTHS, SOURCE


@indicator(
    title="Kunne vi have set det før",
    chapter=Chapter.EFFECT,
    unit="andel",
    kind=Kind.SHARE,
    by=(MONTHS,),
    total=False,
    counted="courses",
    thing="course",
    overlapping=(SOURCE,),
)
def earlier_signs() -> str:
    """Af de indgribende indsatser begyndt i perioden: andelen, hvor barnet stod i et system mere end 6 eller 12 måneder før starten, også for hvert system.

    Sundhedsplejens besøg til alle tæller ikke.
    """
    return """
        select c.course, c.person, c.started_on as day, m.months, coalesce(r.day < cast(c.started_on - interval '1' month * m.months as date), false) as part
        from course_spans as c
        cross join (values (6), (12)) as m (months)
        left join (select person, min(day) as day from first_records group by person) as r on c.person = r.person
        where c.is_heavier
    """


@earlier_signs.also(kind=Kind.SHARE, by=((MONTHS, SOURCE),), total=False)
def by_system() -> str:
    """In each system."""
    return """
        select
            c.course, c.person, c.started_on as day, m.months, s.source,
            coalesce(r.day < cast(c.started_on - interval '1' month * m.months as date), false) as part
        from course_spans as c
        cross join (values (6), (12)) as m (months)
        cross join (values ('dubu'), ('esdh'), ('novax')) as s (source)
        left join first_records as r on c.person = r.person and s.source = r.source
        where c.is_heavier
    """
