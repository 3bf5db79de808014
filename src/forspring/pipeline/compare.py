"""Why a figure moved between two deliveries.

The rows counted as known from the one delivery are held against the rows counted as known from the other, and each
thing that was added or taken away gets one reason, read from its records:

- **ny**: none of its records was there before
- **forsvundet**: its records are gone from the source
- **ændret dato**, **ændret kategori**: the same record, or one that vanished and one that appeared in the same file with
  the same person, case and type, paired in date order
- **afsluttet**: the same record, now with a last day that takes it out of the figure
- **ændret sammenkobling**: the same record, now of another person or part of another course
- **tiden er gået**: nothing in the records changed; the day of the newer delivery is later

A thing gets the first reason that fits, so the parts add up to the change.
"""

from __future__ import annotations

from dataclasses import dataclass

from forspring.warehouse import Warehouse

REASONS = ("new", "vanished", "re_dated", "re_coded", "ended", "newly_linked", "time")

#: Each record behind a course or an event, with what can change about it. One row per record.
RECORDS = """
    select
        r.record, r.file, l.person, r.case_number, r.type, r.code, r.started_on, r.last_day,
        coalesce(p.course, r.record) as thing
    from (
        select record, file, mention, case_number, value as type,
            concat_ws('|', coalesce(value, ''), coalesce(provision, ''), coalesce(cast(step as varchar), ''), coalesce(unit, ''), coalesce(worker, '')) as code,
            started_on, coalesce(last_day, known_until) as last_day
        from course_rows
        union all
        select record, file, mention, case_number, type, concat_ws('|', coalesce(type, ''), coalesce(unit, ''), coalesce(caseworker, '')), opened_on, coalesce(last_day, known_until)
        from case_rows
        union all
        select record, file, mention, case_number, cast(null as varchar),
            concat_ws('|', coalesce(notifier, ''), coalesce(provision, ''), coalesce(outcome, ''), coalesce(causes, '')),
            received_on, cast(coalesce(assessed_at, received_at) as date)
        from notification_rows
        union all
        select record, file, mention, case_number, type, coalesce(type, ''), started_on, coalesce(last_day, known_until) from assessment_rows
        union all
        select record, file, mention, case_number, type, coalesce(type, ''), held_on, held_on from follow_up_rows
        union all
        select record, file, mention, case_number, type, coalesce(type, ''), held_on, held_on from activity_rows
        union all
        select record, file, mention, cast(null as varchar), type, coalesce(type, ''), held_on, held_on from contact_rows
    ) as r
    left join links as l on l.mention = r.mention
    left join course_parts as p on p.record = r.record
"""

#: A record that vanished and one that appeared that are the same row, re-dated or re-coded.
PAIRED = """
    select v.record as before_record, a.record as after_record
    from (
        select record, file, person, case_number, type, row_number() over (partition by file, person, case_number, type order by started_on, record) as place
        from records_before where record not in (select record from records_after)
    ) as v
    inner join (
        select record, file, person, case_number, type, row_number() over (partition by file, person, case_number, type order by started_on, record) as place
        from records_after where record not in (select record from records_before)
    ) as a
        on a.file = v.file and a.person is not distinct from v.person and a.case_number is not distinct from v.case_number
        and a.type is not distinct from v.type and a.place = v.place
"""

#: What is left of the vanished and the appeared: same person and case, started the same day, another category.
RECODED = """
    select v.record as before_record, a.record as after_record
    from (
        select record, file, person, case_number, started_on, row_number() over (partition by file, person, case_number, started_on order by record) as place
        from records_before
        where record not in (select record from records_after) and record not in (select before_record from paired)
    ) as v
    inner join (
        select record, file, person, case_number, started_on, row_number() over (partition by file, person, case_number, started_on order by record) as place
        from records_after
        where record not in (select record from records_before) and record not in (select after_record from paired)
    ) as a
        on a.file = v.file and a.person is not distinct from v.person and a.case_number is not distinct from v.case_number
        and a.started_on = v.started_on and a.place = v.place
"""

#: Each record's change, from the older delivery to the newer.
CHANGES = """
    select
        b.thing as before_thing, a.thing as after_thing, m.before_record, m.after_record,
        case
            when m.before_record is null then 'new'
            when m.after_record is null then 'vanished'
            when a.started_on is distinct from b.started_on then 're_dated'
            when a.code is distinct from b.code then 're_coded'
            when b.last_day is null and a.last_day is not null then 'ended'
            when a.last_day is distinct from b.last_day then 're_dated'
            when a.person is distinct from b.person or a.thing is distinct from b.thing then 'newly_linked'
            else 'time'
        end as reason
    from (
        select before_record, after_record from paired
        union all
        select before_record, after_record from recoded
        union all
        select b.record, a.record from records_before as b inner join records_after as a on a.record = b.record
        union all
        select record, cast(null as varchar) from records_before
        where record not in (select record from records_after) and record not in (select before_record from paired) and record not in (select before_record from recoded)
        union all
        select cast(null as varchar), record from records_after
        where record not in (select record from records_before) and record not in (select after_record from paired) and record not in (select after_record from recoded)
    ) as m
    left join records_before as b on b.record = m.before_record
    left join records_after as a on a.record = m.after_record
"""

_RANKS = "case reason when 'new' then 1 when 'vanished' then 2 when 're_dated' then 3 when 're_coded' then 4 when 'ended' then 5 when 'newly_linked' then 6 else 7 end"

#: What is counted, once: the child for figures of children, else the thing.
COUNTED = (
    "select {unit} as unit, max(case when part then 1 else 0 end) as part from counted_{side} where {unit} is not null group by {unit}"
)

#: What stands behind each thing counted; a figure that counts children as such rests on all of a child's records.
COUNTED_UNITS = """
    select distinct {unit} as unit, thing from counted_{side} where {unit} is not null
    union
    select c.{unit} as unit, r.thing
    from counted_{side} as c
    inner join records_{side} as r on r.person = c.person
    where c.thing = c.person
"""

#: The things added and taken away, each with the reason that its records give.
PARTS = f"""
    select
        coalesce(r.reason, 'newly_linked') as reason,
        sum(case when d.side = 'after' then 1 else 0 end) as added,
        sum(case when d.side = 'before' then 1 else 0 end) as removed
    from (
        select 'after' as side, unit from units_after where unit not in (select unit from units_before)
        union all
        select 'before' as side, unit from units_before where unit not in (select unit from units_after)
    ) as d
    left join (
        select side, unit, reason, row_number() over (partition by side, unit order by {_RANKS}, reason) as place
        from (
            select distinct 'after' as side, c.unit, x.reason
            from counted_units_after as c inner join changes as x on x.after_thing = c.thing
            where x.reason <> 'vanished'
            union all
            select distinct 'before' as side, c.unit, x.reason
            from counted_units_before as c inner join changes as x on x.before_thing = c.thing
            where x.reason <> 'new'
        ) as reasons
    ) as r on r.side = d.side and r.unit = d.unit and r.place = 1
    group by coalesce(r.reason, 'newly_linked')
"""


@dataclass(frozen=True)
class Part:
    """How many were added and taken away for one reason."""

    reason: str
    added: int
    removed: int

    @property
    def change(self) -> int:
        """What the reason did to the figure."""
        return self.added - self.removed


@dataclass(frozen=True)
class Comparison:
    """A figure as known from two deliveries, and the parts of its change."""

    before: int
    after: int
    parts: tuple[Part, ...]


def compare(engine: Warehouse, *, by_child: bool) -> Comparison:
    """Split the change between `counted_before`, `records_before` and the same after, which are tables of the engine.

    Raises ArithmeticError when the parts do not add up, which would be our own mistake.
    """
    unit = "person" if by_child else "thing"
    for name, select in (("paired", PAIRED), ("recoded", RECODED), ("changes", CHANGES)):
        engine.create(name, select)
    for side in ("before", "after"):
        engine.create(f"units_{side}", COUNTED.format(unit=unit, side=side))
        engine.create(f"counted_units_{side}", COUNTED_UNITS.format(unit=unit, side=side))
    counts = [int(engine.rows(f"select count(*) from units_{side}")[0][0]) for side in ("before", "after")]
    found = {reason: Part(reason, int(added), int(removed)) for reason, added, removed in engine.rows(PARTS)}
    comparison = Comparison(counts[0], counts[1], tuple(found.get(reason, Part(reason, 0, 0)) for reason in REASONS))
    if comparison.after - comparison.before != sum(part.change for part in comparison.parts):
        raise ArithmeticError("the parts do not add up to the change")
    return comparison
