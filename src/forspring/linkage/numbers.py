"""What the civil numbers alone decide: replaced numbers, the case's number, and numbers with one slip.

Working tables:

- `renewed`: a replaced number and the one that holds today, through chains of replacements
- `standings`: each number with how well it is known; `strength` orders them all, the best known highest. A number is
  *known* when the civil register has it, when it is somebody's parent's, or when two cases or systems use it
- `suspects`: numbers that may be slips; `near_numbers` the numbers one edit from each
- `case_people`: a case and the number of its person: the case row's own, else the only number that its rows agree on
- `slips`: a number known from nowhere else, and the number one digit or one transposition from it that is meant
- `roots`: every civil number and the one that stands for its person
- `number_doubts`: two numbers that may be one person's, which people must decide
"""

from __future__ import annotations

from itertools import pairwise

from forspring.linkage.keys import Steps, conflict, one_edit

_DOUBLINGS = 4  # chains of up to 16 numbers


def _chained(name: str, first: str) -> Steps:
    """Steps that follow a table of (number, next) to each chain's end."""
    followed = "select a.number, coalesce(b.next, a.next) as next from {0} as a left join {0} as b on b.number = a.next where a.number <> coalesce(b.next, a.next)"
    names = [f"{name}_{turn}" for turn in range(_DOUBLINGS)] + [name]
    return ((names[0], first), *((later, followed.format(earlier)) for earlier, later in pairwise(names)))


# fmt: off
_RENEWED = """
    select number, next
    from (
        select previous as number, numbered as next,
            row_number() over (partition by previous order by coalesce(from_on, date '0001-01-01') desc, place desc) as choice
        from said
        where is_register and previous is not null and numbered is not null and previous <> numbered
    ) as replacements
    where choice = 1
"""
_STANDINGS: Steps = (
    ("holders", """
        select s.mention, s.place, coalesce(r.next, s.numbered) as number, s.source, s.file, s.delivery, s.case_key, s.is_case, s.is_register,
            s.number_kind, s.full_name, s.given, s.home, s.town
        from said as s
        left join renewed as r on r.number = s.numbered
        where s.numbered is not null
    """),
    ("parents", """
        select coalesce(r.next, p.number) as number
        from (
            select mother as number from said where mother is not null
            union
            select father as number from said where father is not null
        ) as p
        left join renewed as r on r.number = p.number
        group by coalesce(r.next, p.number)
    """),
    ("standings", """
        select number, in_register, is_parent, is_child, is_known,
            row_number() over (order by in_register, is_known, files, in_case_row, passes, place desc) as strength
        from (
            select h.number, bool_or(h.is_register) as in_register, bool_or(p.number is not null) as is_parent, bool_or(not h.is_register) as is_child,
                bool_or(h.is_register) or bool_or(p.number is not null)
                    or count(distinct case when not h.is_register then coalesce(h.case_key, h.source) end) >= 2 as is_known,
                count(distinct h.file) as files, bool_or(h.is_case) as in_case_row, bool_or(h.number_kind = 'ok') as passes, min(h.place) as place
            from holders as h
            left join parents as p on p.number = h.number
            group by h.number
        ) as known
    """),
    ("called", "select distinct number, given from holders where given is not null"),
    ("seen_as", "select distinct number, full_name, given, home from holders where full_name is not null"),
)
_ENDS = (("substr({0}, 1, 5)",), ("substr({0}, 6, 5)",), ("substr({0}, 1, 4)", "substr({0}, 7, 4)"))  # one of these survives any one edit
_NEAR: Steps = (
    ("suspects", """
        select number, strength, is_known
        from standings
        where not is_known or (not in_register and not is_parent and (select bool_or(in_register) from standings))
    """),
    ("near_numbers", " union ".join(
        f"""select y.number, x.number as other, x.strength > y.strength as is_better_known, not y.is_known as is_unknown, x.in_register
        from suspects as y
        join standings as x on {" and ".join(f"{end.format('x.number')} = {end.format('y.number')}" for end in ends)}
        where {one_edit("y.number", "x.number")}"""
        for ends in _ENDS
    )),
)
_CASES: Steps = (
    ("case_numbers", """
        select h.case_key, h.number, s.strength, s.is_known, bool_or(h.is_case) as in_case_row, max(case when h.is_case then h.delivery end) as newest
        from holders as h
        join standings as s on s.number = h.number
        where h.case_key is not null
        group by h.case_key, h.number, s.strength, s.is_known
    """),
    ("case_people", f"""
        with meant as (
            select n.case_key, coalesce(max_by(o.number, o.strength), n.number) as number, n.in_case_row, n.newest
            from case_numbers as n
            left join case_numbers as o
                on o.case_key = n.case_key and o.strength > n.strength and not n.is_known and {one_edit("o.number", "n.number")}
            group by n.case_key, n.number, n.in_case_row, n.newest
        ), ranked as (
            select case_key, number, bool_or(in_case_row) as in_case_row, count(*) over (partition by case_key) as numbers,
                row_number() over (partition by case_key order by bool_or(in_case_row) desc, max(newest) desc nulls last, number) as choice
            from meant
            group by case_key, number
        )
        select case_key, number from ranked where choice = 1 and (in_case_row or numbers = 1)
    """),
)
_SLIPS: Steps = (
    ("case_suspects", """
        select distinct h.number, x.number as next
        from holders as h
        join case_people as x on x.case_key = h.case_key and x.number <> h.number
        where h.number in (select number from suspects where not is_known)
    """),
    ("case_near", f"""
        select distinct y.number, y.next
        from case_suspects as y
        left join renewed as r on r.next = y.next
        where {one_edit("y.number", "y.next")} or coalesce({one_edit("y.number", "r.number")}, false)
    """),
    ("case_slips", f"""
        select y.number, y.next, bool_and({conflict("yc.given", "xc.given")}
            or coalesce(substr(y.number, 1, 6) = substr(y.next, 1, 6) and yc.given <> xc.given and length(yc.given) > 1 and length(xc.given) > 1, false)) as is_other_name
        from case_near as y
        left join called as yc on yc.number = y.number
        left join called as xc on xc.number = y.next
        group by y.number, y.next
    """),
    ("name_slips", """
        select n.number, n.other as next, bool_or(coalesce(yn.home = xn.home, false)) as is_same_home
        from near_numbers as n
        join seen_as as yn on yn.number = n.number
        join seen_as as xn on xn.number = n.other
        where n.is_better_known and (n.is_unknown or n.in_register)
            and (yn.full_name = xn.full_name and yn.given is not null or yn.given = xn.given and yn.home = xn.home)
        group by n.number, n.other
    """),
    ("slips", """
        select number, next, how
        from (
            select number, next, how, row_number() over (partition by number order by turn) as choice
            from (
                select number, next, 1 as turn, 'case' as how from case_slips where not is_other_name
                union all
                select number, max(next) as next, 2 as turn, 'home' as how from name_slips where is_same_home group by number having count(*) = 1
                union all
                select number, max(next) as next, 3 as turn, 'name' as how from name_slips group by number having count(*) = 1
            ) as found
        ) as ranked
        where choice = 1
    """),
)
_ROOTS: Steps = (
    *_chained("meant_numbers", "select number, next from renewed union all select number, next from slips where number not in (select number from renewed)"),
    ("roots", """
        select n.number, coalesce(m.next, n.number) as root, coalesce(s.how, case when r.number is not null then 'replaced' end) as how
        from (
            select numbered as number from said where numbered is not null
            union
            select previous as number from said where previous is not null
            union
            select mother as number from said where mother is not null
            union
            select father as number from said where father is not null
        ) as n
        left join meant_numbers as m on m.number = n.number
        left join slips as s on s.number = n.number
        left join renewed as r on r.number = n.number
    """),
    ("number_doubts", f"""
        select y.number as one, x.number as other, 'first_name' as reason
        from case_slips as y
        join standings as x on x.number = y.next
        where y.is_other_name
        union
        select yn.number as one, xn.number as other, 'two_edits' as reason
        from seen_as as yn
        join seen_as as xn on xn.full_name = yn.full_name and xn.home = yn.home and xn.number <> yn.number
        where yn.given is not null and yn.number in (select number from suspects where not is_known) and xn.number in (select number from standings where is_known)
            and levenshtein(yn.number, xn.number) = 2 and not {one_edit("yn.number", "xn.number")}
        union
        select a.number as one, b.number as other, 'replacement' as reason
        from seen_as as a
        join seen_as as b on b.full_name = a.full_name and b.number <> a.number
            and substr(b.number, 2, 5) = substr(a.number, 2, 5) and cast(substr(b.number, 1, 1) as integer) + 6 = cast(substr(a.number, 1, 1) as integer)
        where a.given is not null and a.number >= '6' and a.number in (select number from standings where not in_register)
        union
        select n.number as one, n.other, 'no_name' as reason
        from near_numbers as n
        where n.is_unknown and n.is_better_known and n.in_register
            and n.number not in (select number from called) and n.number not in (select number from slips)
    """),
)
STEPS: Steps = (*_chained("renewed", _RENEWED), *_STANDINGS, *_NEAR, *_CASES, *_SLIPS, *_ROOTS)
# fmt: on
