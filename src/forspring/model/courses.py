"""From records to courses: what a child got, once.

Three things are undone here. The systems' own words become one activity each, by dated mappings. One
ESDH case split per parent becomes one course. And what two systems hold of the same course becomes one:
the same activity, the same child, overlapping days, different systems.

Each record joins at most one record of each other system: the pair with the longest overlap first, then
the earliest start. That is a greedy matching, and in set logic it is this: a pair is joined when each is
the other's best, and what is left is asked again. Every round joins at least the best pair left in each
knot of records, and a knot needs as many rounds as it has records that would rather have had another's
partner: `ROUNDS` is more than a register of real life holds. DUBU and ESDH are matched first; Novax then
joins what they became. A record that starts after the as-of day is not yet a course and joins nothing.
"""

from __future__ import annotations

from forspring.model.step import Step

ROUNDS = 4

ENTRIES = Step(
    "course_entries",
    "row that is a course, harmonised: the activity by the mapping valid on its first day; an unknown end is no later than its newest activity",
    """
    select
        c.record, c.source, c.file, c.row,
        case c.source when 'dubu' then 1 when 'esdh' then 2 when 'novax' then 3 else 4 end as system,
        l.person, c.case_number, c.joint_number,
        coalesce(m.activity, 'ukategoriseret') as activity, c.step as own_step, m.step as usual_step, c.provision,
        lower(trim(c.unit)) as unit, upper(trim(c.worker)) as worker,
        c.requested_on, c.started_on, c.last_day,
        case when c.known_until is not null then greatest(c.known_until, seen.newest_on) end as known_until
    from course_rows as c
    left join links as l on l.mention = c.mention
    left join (
        select
            source, value,
            regexp_replace(
                replace(replace(replace(lower(value), 'æ', 'ae'), 'ø', 'oe'), 'å', 'aa'), '[^a-z0-9]', '', 'g'
            ) as value_key
        from (select distinct source, value from course_rows) as exported
    ) as v on v.source = c.source and v.value = c.value
    left join activity_mapping as m
        on m.source = v.source and m.value_key = v.value_key
        and coalesce(m.valid_from, date '0001-01-01') <= c.started_on
        and coalesce(m.last_day, date '9999-12-31') >= c.started_on
    left join (
        select r.record, max(a.held_on) as newest_on
        from course_rows as r
        join activity_rows as a on a.source = r.source and a.case_number = r.case_number
        where r.known_until is not null
        group by r.record
    ) as seen on seen.record = c.record
    """,
)

JOINT_CASES = Step(
    "joint_cases",
    "record of an ESDH case split per parent, and the record and activity that stand for the whole",
    """
    select
        record,
        first_value(record) over (
            partition by source, joint_number, person order by started_on, record
        ) as strand,
        first_value(activity) over (
            partition by source, joint_number, person order by started_on, record
        ) as activity
    from course_entries
    where joint_number is not null and started_on <= $as_of
    """,
)

STRANDS = Step(
    "strands",
    "record that another may belong to: split, or of an activity that its child has from two systems",
    """
    select
        e.record, coalesce(j.strand, e.record) as strand, e.person, coalesce(j.activity, e.activity) as activity,
        e.system, e.started_on, coalesce(e.last_day, e.known_until, date '9999-12-31') as last_day, e.requested_on
    from course_entries as e
    left join joint_cases as j on j.record = e.record
    left join (
        select person, activity
        from course_entries
        where person is not null and started_on <= $as_of
        group by person, activity
        having min(system) <> max(system)
    ) as shared on shared.person = e.person and shared.activity = coalesce(j.activity, e.activity)
    where e.started_on <= $as_of and (j.record is not null or shared.person is not null)
    """,
)

_PAIRS = """
    select
        a.strand as kept, b.strand as joined, a.started_on as kept_started_on, b.started_on as joined_started_on,
        date_diff('day', greatest(a.started_on, b.started_on), least(a.last_day, b.last_day)) as overlap
    from {kept} as a
    join {joined} as b on b.person = a.person and b.activity = a.activity
    where a.started_on <= b.last_day and b.started_on <= a.last_day
"""

_SPANS = """(
        select strand, person, activity, min(started_on) as started_on, max(last_day) as last_day
        from {strands}
        where {which}
        group by strand, person, activity
    )"""

_ROUND = """
    select kept, joined
    from (
        select
            p.kept, p.joined,
            row_number() over (partition by p.kept order by p.overlap desc, p.joined_started_on, p.joined) as joined_place,
            row_number() over (partition by p.joined order by p.overlap desc, p.kept_started_on, p.kept) as kept_place
        from {pairs} as p
        {without}
    ) as ranked
    where joined_place = 1 and kept_place = 1
"""

_WITHOUT = """left join {earlier} as gone_kept on gone_kept.kept = p.kept
        left join {earlier} as gone_joined on gone_joined.joined = p.joined
        where gone_kept.kept is null and gone_joined.joined is null"""


def _matching(name: str, kept: str, joined: str) -> tuple[Step, ...]:
    """The pairs that may be joined, the rounds that choose among them, and the choice."""
    steps = [
        Step(
            f"{name}_pairs",
            "two strands of the same activity for the same child whose days overlap",
            _PAIRS.format(kept=kept, joined=joined),
        )
    ]
    for place in range(ROUNDS):
        without = _WITHOUT.format(earlier=f"{name}_{place}") if place else ""
        chosen = _ROUND.format(pairs=f"{name}_pairs", without=without)
        earlier = f"select kept, joined from {name}_{place} union all" if place else ""
        steps.append(Step(f"{name}_{place + 1}", "pairs joined so far: each was the other's best", f"{earlier} {chosen}"))
    return tuple(steps)


_JOURNAL = _matching(
    "journal",
    _SPANS.format(strands="strands", which="system = 1"),
    _SPANS.format(strands="strands", which="system = 2"),
)

TWO_SYSTEMS = Step(
    "two_systems",
    "strand of DUBU and ESDH after they were joined",
    f"""
    select coalesce(j.kept, s.strand) as strand, s.person, s.activity, s.started_on, s.last_day
    from strands as s
    left join journal_{ROUNDS} as j on j.joined = s.strand
    where s.system <= 2
    """,
)

_VISITORS = _matching(
    "visitors",
    _SPANS.format(strands="two_systems", which="true"),
    _SPANS.format(strands="strands", which="system = 3"),
)

BUNDLES = Step(
    "bundles",
    "record that may share its course with others, its course, its place in it by first day, and when the course was asked for",
    f"""
    select
        record,
        first_value(record) over (partition by bundle order by started_on, system, record) as course,
        row_number() over (partition by bundle order by started_on, system, record) as place,
        count(*) over (partition by bundle) as size,
        min(requested_on) over (partition by bundle) as requested_on
    from (
        select s.record, s.started_on, s.system, s.requested_on, coalesce(v.kept, j.kept, s.strand) as bundle
        from strands as s
        left join journal_{ROUNDS} as j on j.joined = s.strand
        left join visitors_{ROUNDS} as v on v.joined = s.strand
    ) as gathered
    """,
)

COURSE_PARTS = Step(
    "course_parts",
    "record that is part of a course",
    """
    select coalesce(b.course, e.record) as course, e.record, e.source, e.file, e.row
    from course_entries as e
    left join bundles as b on b.record = e.record
    """,
)

FIRST_SESSIONS = Step(
    "first_sessions",
    "ESDH record of a course that was asked for, and its first activity other than Notat on or after that day",
    """
    select e.record, min(a.held_on) as first_on
    from course_entries as e
    left join bundles as b on b.record = e.record
    join activity_rows as a on a.source = e.source and a.case_number = e.case_number
    where e.system = 2 and a.type is distinct from 'Notat' and a.held_on >= coalesce(b.requested_on, e.requested_on)
    group by e.record
    """,
)

STEPS = (
    ENTRIES, JOINT_CASES, STRANDS, *_JOURNAL, TWO_SYSTEMS, *_VISITORS, BUNDLES, COURSE_PARTS, FIRST_SESSIONS,
)  # fmt: skip
