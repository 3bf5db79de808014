"""From pairs to persons: every mention gets a root, people's decisions are applied, and each root gets its key.

A person's key is `P` and the appearance of its first mention (smallest delivery, source, file, row). It is never
random, the same in every run, and when a person is split the older record keeps the older key.
"""

from __future__ import annotations

import pyarrow as pa

from forspring.linkage.decisions import merged
from forspring.linkage.keys import Steps
from forspring.warehouse import Warehouse

# fmt: off
DECIDED: Steps = (
    ("decided", """
        select d.kind, d.one, d.other, a.mention as one_mention, b.mention as other_mention,
            case when a.place < b.place then b.mention else a.mention end as younger, case when a.place < b.place then a.mention else b.mention end as older
        from decisions as d
        join said as a on a.appearance = d.one
        join said as b on b.appearance = d.other
    """),
    ("apart", """
        select distinct w.entity, r.root
        from decided as d
        join weak as w on w.mention in (d.one_mention, d.other_mention)
        join said as s on s.mention in (d.one_mention, d.other_mention) and s.mention <> w.mention
        join roots as r on r.number = s.numbered
        where d.kind = 'apart'
    """),
)
_LOOSE: Steps = (
    ("loose", """
        select distinct entity, full_name, home, town, birth_on
        from weakly_described
        where given is not null and entity not in (select entity from by_register) and entity not in (select entity from by_evidence)
    """),
    ("same_home", """
        select full_name, home, min(entity) as first
        from loose
        where home is not null
        group by full_name, home
        having count(distinct birth_on) <= 1 and count(distinct town) <= 1
    """),
    ("same_birth", """
        select full_name, birth_on, min(entity) as first
        from loose
        where birth_on is not null
        group by full_name, birth_on
        having count(distinct home) <= 1
    """),
    ("loose_first", """
        select l.entity, least(l.entity, min(coalesce(h.first, l.entity)), min(coalesce(b.first, l.entity))) as first
        from loose as l
        left join same_home as h on h.full_name = l.full_name and h.home = l.home
        left join same_birth as b on b.full_name = l.full_name and b.birth_on = l.birth_on
        group by l.entity
    """),
    ("grouped", """
        select a.entity, coalesce(c.first, b.first, a.first) as first
        from loose_first as a
        left join loose_first as b on b.entity = a.first
        left join loose_first as c on c.entity = b.first
    """),
)
_PLACED: Steps = (
    ("placed", """
        select s.mention, s.place, 'N|' || r.root as root, 1.0 as weight,
            case when r.how = 'replaced' then 'replaced' when r.how is not null then 'typo' else 'number' end as how
        from said as s
        join roots as r on r.number = s.numbered
        union all
        select s.mention, s.place, 'N|' || c.root, 1.0, 'case'
        from by_case as c
        join said as s on s.mention = c.mention
        union all
        select s.mention, s.place, 'U|' || p.mother || '|' || cast(p.first_on as varchar), 1.0, 'unborn'
        from pregnant as p
        join said as s on s.mention = p.mention
        union all
        select w.mention, w.place, coalesce('N|' || r.root, 'N|' || v.root, g.first, w.entity), coalesce(v.weight, 1.0),
            case when w.case_key is not null and not w.is_case then 'case' when r.root is not null then 'register' when v.root is not null then 'evidence' else 'alone' end
        from weak as w
        join entities as e on e.entity = w.entity
        left join by_register as r on r.entity = w.entity
        left join by_evidence as v on v.entity = w.entity
        left join grouped as g on g.entity = w.entity
    """),
    ("split_off", """
        select q.mention, min('S|' || y.appearance) as root
        from decided as d
        join placed as a on a.mention = d.older
        join placed as b on b.mention = d.younger and b.root = a.root
        join said as y on y.mention = d.younger
        join placed as q on q.root = b.root
        join said as s on s.mention = q.mention
        where d.kind = 'apart' and coalesce(s.numbered, '') = coalesce(y.numbered, '') and coalesce(s.full_name, '') = coalesce(y.full_name, '')
            and coalesce(s.home, '') = coalesce(y.home, '') and coalesce(s.case_key, '') = coalesce(y.case_key, '')
        group by q.mention
    """),
    ("apart_placed", """
        select p.mention, p.place, coalesce(s.root, p.root) as root, p.weight, case when s.root is not null then 'decision' else p.how end as how
        from placed as p
        left join split_off as s on s.mention = p.mention
    """),
)
JOINED = """
    select distinct a.root as one, b.root as other
    from decided as d
    join apart_placed as a on a.mention = d.one_mention
    join apart_placed as b on b.mention = d.other_mention
    where d.kind = 'join' and a.root <> b.root
    order by one, other
"""
_KEYED: Steps = (
    ("members", """
        select p.mention, p.place, p.root as own_root, coalesce(j.root, p.root) as root, p.weight,
            case when j.root is not null and j.root <> p.root then 'decision' else p.how end as how
        from apart_placed as p
        left join joined as j on j.name = p.root
    """),
    ("keyed", """
        select f.root, 'P' || s.appearance as person, s.appearance
        from (select root, min(place) as place from members group by root) as f
        join said as s on s.place = f.place
    """),
    ("linked", """
        select m.mention, k.person, m.how, m.weight, m.own_root
        from members as m
        join keyed as k on k.root = m.root
    """),
)
BEFORE_JOINS: Steps = (*_LOOSE, *_PLACED)
AFTER_JOINS: Steps = _KEYED
LINKS = "select mention, person, how, cast(weight as double) as weight from linked order by mention"
PEOPLE = """
    select person, birth_on, case when number is null then null when substr(number, 10, 1) in ('1', '3', '5', '7', '9') then 'M' else 'K' end as sex, is_unborn
    from (
        select l.person, coalesce(max_by(k.birth_on, t.strength), case when count(distinct s.birth_on) = 1 and max(k.root) is null then max(s.birth_on) end) as birth_on,
            max_by(k.root, t.strength) as number, bool_and(l.how = 'unborn') as is_unborn
        from linked as l
        join said as s on s.mention = l.mention
        left join people_known as k on 'N|' || k.root = l.own_root
        left join standings as t on t.number = k.root
        group by l.person
        having bool_or(not s.is_register)
    ) as found
    order by person
"""
# fmt: on


def join_decided(engine: Warehouse) -> None:
    """Make the table `joined` (name, root) of the roots that people have decided are one person."""
    roots = merged(engine.rows(JOINED))
    engine.load("joined", pa.table({"name": pa.array(roots.keys(), pa.string()), "root": pa.array(roots.values(), pa.string())}))
