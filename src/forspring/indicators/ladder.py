"""Moves on the intervention ladder: the highest step of each child the day before a period and on its last day.

The step of a period's two days is found through masks (see `tallies`): for each child and step, the periods that the
child stood on that step before, and those that it stood on it after. Step 0 is no step.
"""

from __future__ import annotations

from forspring.indicators.childhood import birthday, is_child
from forspring.indicators.masks import ALL_BITS
from forspring.model.step import Step

STEPS_OF_LADDER = range(1, 7)
_BEFORE = f"b.begun & case when {{first}} >= $as_of then 0 else coalesce(a.coming, {ALL_BITS}) end"
_AFTER = f"e.ended & coalesce(f.ending, {ALL_BITS})"


def _masks(first: str, last: str) -> tuple[str, str]:
    """The SQL of the masks of the periods whose day before, and whose last day, lie in the span; and its joins."""
    masks = f"{_BEFORE.format(first=first)} as before_mask, {_AFTER} as after_mask"
    joins = f"""
        inner join day_masks as e on least({last}, $as_of) = e.day and not e.is_stock
        inner join day_masks as b on least(cast({last} + interval '1' day as date), $as_of) = b.day and e.word = b.word
        left join day_masks as f on {first} = f.day and e.word = f.word
        left join day_masks as a on cast({first} + interval '1' day as date) = a.day and e.word = a.word"""
    return masks, joins


def _standing() -> str:
    masks, joins = _masks("s.from_on", "s.until_on")
    sides = ", ".join(
        f"bit_or(case when step = {step} then {side}_mask else 0 end) as {side}_{step}"
        for side in ("before", "after")
        for step in STEPS_OF_LADDER
    )
    return f"""
        select child, word, {sides}
        from (select s.child, e.word, s.step, {masks} from course_spans as s {joins} where s.child is not null and s.from_on <= s.until_on) as spans
        group by child, word"""


def _aged() -> str:
    last = f"cast({birthday('23')} - interval '1' day as date)"
    masks, joins = _masks("c.birth_on", last)
    return f"""
        select c.child, e.word, {masks} from children as c {joins} where not c.is_unborn and c.birth_on <= $as_of
        union all
        select c.child, w.word, {ALL_BITS} as before_mask, {ALL_BITS} as after_mask
        from children as c cross join (select distinct word from periods) as w
        where not c.is_unborn and c.birth_on is null"""


def _highest(side: str) -> str:
    """The SQL of the masks of each step, those of higher steps taken away."""
    columns = []
    for step in STEPS_OF_LADDER:
        own = f"(s.{side}_{step} & g.{side}_mask)"
        higher = " | ".join(f"s.{side}_{above}" for above in STEPS_OF_LADDER if above > step)
        columns.append(f"{own} - ({own} & ({higher})) as {side}_{step}" if higher else f"{own} as {side}_{step}")
    anywhere = " | ".join(f"s.{side}_{step}" for step in STEPS_OF_LADDER)
    columns.append(f"{ALL_BITS} - (({anywhere}) & g.{side}_mask) as {side}_0")
    return ", ".join(columns)


def _pick(side: str, column: str) -> str:
    return f"case {column} " + " ".join(f"when {step} then {side}_{step}" for step in (0, *STEPS_OF_LADDER)) + " end"


_LEVELS = ", ".join(f"({step})" for step in (0, *STEPS_OF_LADDER))
LADDER_MOVES = f"""
    with highest as (
        select s.child, s.word, {_highest("before")}, {_highest("after")}
        from ({_standing()}) as s inner join ({_aged()}) as g on s.child = g.child and s.word = g.word
    ),
    moved as (
        select child, word, f.step as from_step, t.step as to_step, {_pick("before", "f.step")} & {_pick("after", "t.step")} as mask
        from highest cross join (values {_LEVELS}) as f (step) cross join (values {_LEVELS}) as t (step)
        where f.step + t.step > 0
    ),
    together as (
        select word, from_step, to_step, mask, count(*) as number from moved where mask <> 0 group by word, from_step, to_step, mask
    )
    select
        p.period, t.from_step, t.to_step, cast(sum(t.number) as bigint) as number,
        case
            when t.from_step = 0 then 'entry' when t.to_step = 0 then 'exit' when t.to_step > t.from_step then 'up'
            when t.to_step < t.from_step then 'down' else 'same'
        end as move
    from together as t
    inner join periods as p on t.word = p.word and t.mask & p.bit <> 0
    group by p.period, t.from_step, t.to_step
"""
STEPS = (Step("ladder_counts", "period, highest step before it and on its last day: how many children", LADDER_MOVES),)


def _on(day: str) -> str:
    return f"""
        select p.period, s.person, {day} as day, max(s.step) as step
        from course_spans as s
        inner join periods as p on {day} between s.from_on and s.until_on and p.kind <> 'day'
        inner join children as c on s.child = c.child
        where s.step is not null and {is_child(day)}
        group by p.period, s.person, {day}"""


CHILDREN_ON_LADDER = f"""
    select coalesce(b.period, e.period) as period, coalesce(b.person, e.person) as person, b.step as from_step, e.step as to_step
    from ({_on("cast(p.start_on - interval '1' day as date)")}) as b
    full join ({_on("p.last_day")}) as e on b.period = e.period and b.person = e.person
"""
