from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import COMPONENT, ORGANISATION


@indicator(
    title="Præcise indsatskategorier",
    chapter=Chapter.EARLY,
    unit="andel",
    kind=Kind.SHARE,
    when=When.TOUCHING,
    by=ORGANISATION,
    better="higher",
    counted="courses",
    thing="course",
    names={"whole": "early_effort_by_unit.count"},
    within=(("kind", "registered"),),
)
def category_precision() -> str:
    """Af de registrerede tidlige forløb i gang i perioden: andelen, hvis kategori er præcis på alle tre måder.

    Paragraffens nummer (1-4) står der, indsatsen er kendt, og den udførende enhed er kendt. Hver af de tre ses også for sig.
    """
    return """
        select *, coalesce(is_number_known and is_activity_known and unit_found <> 'unknown', false) as part
        from course_spans
        where early = 'registered'
    """


@category_precision.also(kind=Kind.SHARE, when=When.TOUCHING, by=(COMPONENT, *((COMPONENT, each) for each in ORGANISATION)), total=False)
def components() -> str:
    """Each of the three by itself."""
    return """
        select
            *,
            case component
                when 'number' then coalesce(is_number_known, false)
                when 'activity' then coalesce(is_activity_known, false)
                else coalesce(unit_found <> 'unknown', false)
            end as part
        from course_spans
        cross join (values ('number'), ('activity'), ('unit')) as components (component)
        where early = 'registered'
    """
