"""Who a child's mother, father and address are, the unborn, and where children live.

Parents and addresses get keys made like a person's, from the first mention that names them. What the civil register
says is dated and comes first; for a child that it does not know, what the three systems say, undated, the newest of each.
"""

from __future__ import annotations

from forspring.linkage.keys import Steps
from forspring.warehouse import Warehouse

GESTATION_DAYS = 294
PARAMETERS = {"gestation": GESTATION_DAYS}

# fmt: off
NOTICES: Steps = (
    ("notices", """
        select s.mention, s.from_on as day, coalesce(r.root, s.mother) as mother
        from said as s
        left join roots as r on r.number = s.mother
        where s.is_unborn and s.mother is not null
    """),
    ("births", """
        select distinct mother, birth_on from described where mother is not null and birth_on is not null and mother in (select mother from notices)
    """),
    ("pregnant", "select mention, mother, day as first_on from notices where false"),
)
NEXT_PREGNANCY = """
    select p.mention, p.mother, p.first_on from pregnant as p
    union all
    select n.mention, n.mother, f.first_on
    from notices as n
    join (
        select w.mother, w.first_on, min(b.birth_on) as born_on
        from (
            select mother, min(coalesce(day, date '1900-01-01')) as first_on
            from notices
            where mention not in (select mention from pregnant)
            group by mother
        ) as w
        left join births as b on b.mother = w.mother and b.birth_on >= w.first_on
        group by w.mother, w.first_on
    ) as f on f.mother = n.mother
    where n.mention not in (select mention from pregnant)
        and date_diff('day', f.first_on, coalesce(n.day, f.first_on)) <= $gestation and coalesce(n.day, f.first_on) <= coalesce(f.born_on, date '9999-12-31')
"""
FAMILIES: Steps = (
    ("towns", "select home, max(town) as town from said where home is not null and town is not null group by home having count(distinct town) = 1"),
    ("kin", """
        select s.mention, s.place, coalesce(mr.root, s.mother) as mother, coalesce(fr.root, s.father) as father,
            s.home || '|' || coalesce(s.town, t.town, '') as address
        from said as s
        left join roots as mr on mr.number = s.mother
        left join roots as fr on fr.number = s.father
        left join towns as t on t.home = s.home
    """),
    ("mother_keys", "select f.mother, 'M' || s.appearance as key from (select mother, min(place) as place from kin where mother is not null group by mother) as f join said as s on s.place = f.place"),
    ("father_keys", "select f.father, 'F' || s.appearance as key from (select father, min(place) as place from kin where father is not null group by father) as f join said as s on s.place = f.place"),
    ("address_keys", "select f.address, 'A' || s.appearance as key from (select address, min(place) as place from kin where address is not null group by address) as f join said as s on s.place = f.place"),
    ("kin_said", """
        select l.person, s.is_register, s.from_on, s.last_day, s.district, k.place, m.key as mother, f.key as father, a.key as address
        from linked as l
        join current_mentions as c on c.mention = l.mention
        join said as s on s.mention = l.mention
        join kin as k on k.mention = l.mention
        left join mother_keys as m on m.mother = k.mother
        left join father_keys as f on f.father = k.father
        left join address_keys as a on a.address = k.address
        where l.person in (select person from people)
    """),
)
KINSHIP = """
    select distinct person, from_on, last_day, mother, father, address
    from kin_said
    where is_register
    union all
    select person, cast(null as date) as from_on, cast(null as date) as last_day, max_by(mother, case when mother is not null then place end) as mother,
        max_by(father, case when father is not null then place end) as father, max_by(address, case when address is not null then place end) as address
    from kin_said
    where person not in (select person from kin_said where is_register)
    group by person
    having count(mother) + count(father) + count(address) > 0
    order by person, from_on nulls first, last_day nulls last, mother, father, address
"""
RESIDENCES = """
    select distinct person, from_on, last_day, district
    from kin_said
    where is_register and district is not null
    order by person, from_on nulls first, last_day nulls last, district
"""
# fmt: on


def tell_pregnancies_apart(engine: Warehouse) -> None:
    """Make the table `pregnant` (mention, mother, first_on): a round finds each mother's next pregnancy, until no notice is left."""
    left = engine.rows("select count(*) from notices")[0][0]
    while left:
        engine.create("pregnant_so_far", NEXT_PREGNANCY, PARAMETERS)
        engine.create("pregnant", "select mention, mother, first_on from pregnant_so_far")
        left = engine.rows("select count(*) from notices where mention not in (select mention from pregnant)")[0][0]
