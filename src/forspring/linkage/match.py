"""Who a description without a usable civil number is about, by the civil register and by evidence.

What is said about one person without a number is an **entity**: a case whose rows carry none, else everything with the
same name, address and birth date; without a given name each row by itself, since twins' rows may be worded alike. An
entity is linked to one person at most, so it never bridges two. It is linked by the register when exactly one person
has that exact name and address; else by weighed evidence, when the probability against all other candidates and
against *nobody we know* is at least `CERTAIN`. Unlike given names or birth years are no candidates at all, so siblings
and twins are never joined. A name that is only alike needs a person whom the register knows (siblings and twins then
compete); no given name at all needs the same birth date and no twin. Nobody is taken for a parent whom no row is
about. The prior is one over the number of persons, so more is asked as the population grows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from forspring.linkage.keys import Steps, conflict
from forspring.warehouse import Warehouse, splink_backend

CERTAIN = 0.99
DOUBTFUL = 0.02
_COVERED_AT_LEAST, _COVERED_AT_MOST, _COVERED_WITHOUT_REGISTER = 0.5, 0.99, 0.9
PARAMETERS: Mapping[str, object] = {"certain": CERTAIN, "doubtful": DOUBTFUL}

# fmt: off
ENTITIES: Steps = (
    ("by_case", """
        select s.mention, r.root
        from said as s
        join case_people as c on c.case_key = s.case_key
        join roots as r on r.number = c.number
        where s.numbered is null and not s.is_unborn
    """),
    ("unnumbered", """
        select s.mention, s.place, s.delivery, s.source, s.file, s.case_key, s.is_case, s.full_name, s.given, s.givens, s.surname, s.home, s.town, s.birth_on,
            coalesce(r.root, s.mother) as mother, s.digits,
            md5(coalesce(s.full_name, '') || '|' || coalesce(s.home, '') || '|' || coalesce(s.town, '') || '|' || coalesce(s.mother, '')
                || '|' || coalesce(cast(s.birth_on as varchar), '') || '|' || coalesce(s.digits, '')) as words
        from said as s
        left join roots as r on r.number = s.mother
        where s.numbered is null and not s.is_unborn and s.mention not in (select mention from by_case)
            and (s.case_key is not null or s.full_name is not null or (s.birth_on is not null and (s.home is not null or s.mother is not null)))
    """),
    ("weak", """
        select mention, place, case_key, is_case, full_name, given, givens, surname, home, town, birth_on, mother, digits,
            case when case_key is not null then 'C|' || case_key
                 when given is null then 'W|' || words || '|' || source || '|' || file || '|'
                    || cast(row_number() over (partition by case when given is null then words end, source, file, delivery order by place) as varchar)
                 when home is null and birth_on is null and mother is null then 'W|' || words || '|' || source || '|' || file
                 else 'W|' || words
            end as entity
        from unnumbered
    """),
    ("entities", """
        select entity, min(place) as place, bool_or(given is not null) as is_named
        from weak
        group by entity
        having bool_or(full_name is not null or (birth_on is not null and (home is not null or mother is not null)))
    """),
    ("people_known", """
        select r.root, max(case when s.numbered = r.root then s.birth_on end) as birth_on, bool_or(s.is_register) as in_register,
            bool_or(not s.is_register) as is_child, bool_or(p.number is not null) as is_parent
        from said as s
        join roots as r on r.number = s.numbered
        left join parents as p on p.number = r.root
        group by r.root
    """),
    ("described", """
        select distinct r.root, s.is_register, s.full_name, s.given, s.givens, s.surname, s.home, s.town, k.birth_on, coalesce(m.root, s.mother) as mother
        from said as s
        join roots as r on r.number = s.numbered
        join people_known as k on k.root = r.root and (k.is_child or not k.is_parent)
        left join roots as m on m.number = s.mother
    """),
    ("weakly_described", "select distinct entity, full_name, given, givens, surname, home, town, birth_on, mother, digits from weak where entity in (select entity from entities)"),
    ("by_register", """
        select w.entity, max(d.root) as root
        from weakly_described as w
        join described as d on d.full_name = w.full_name and d.home = w.home
            and coalesce(d.town = w.town, true) and coalesce(d.birth_on = w.birth_on, true)
        where d.is_register and w.given is not null
        group by w.entity
        having count(distinct d.root) = 1
    """),
)
TO_WEIGH: Steps = (
    ("ones", """
        select cast(row_number() over (order by entity, full_name, home, town, birth_on, mother, digits) as varchar) as unique_id,
            entity, full_name, given, givens, surname, home, town, birth_on, mother, digits
        from weakly_described
        where entity not in (select entity from by_register)
    """),
    ("others", """
        select cast(row_number() over (order by root, full_name, home, town, mother) as varchar) as unique_id,
            root, full_name, given, givens, surname, home, town, birth_on, mother, root as digits
        from (select distinct root, full_name, given, givens, surname, home, town, birth_on, mother from described) as once
    """),
)
POPULATION = """
    select count(*) as people, count(case when is_child then 1 end) as children, count(case when is_child and in_register then 1 end) as covered,
        count(case when in_register then 1 end) as registered
    from people_known
    where root not in (select one from number_doubts) and (is_child or not is_parent)
"""
CHOICES: Steps = (
    ("pairs", """
        select a.entity, b.root, max(s.weight) as weight
        from scored as s
        join ones as a on a.unique_id = s.one
        join others as b on b.unique_id = s.other
        where a.entity || '|' || b.root not in (select entity || '|' || root from apart)
            and coalesce(extract(year from a.birth_on) = extract(year from b.birth_on), true)
        group by a.entity, b.root
    """),
    ("names_met", f"""
        select p.entity, p.root, bool_and({conflict("w.given", "d.given")}) as is_other,
            bool_or(w.given = d.given or (length(w.given) = 1 and starts_with(d.given, w.given)) or (length(d.given) = 1 and starts_with(w.given, d.given))) as is_same
        from pairs as p
        join weakly_described as w on w.entity = p.entity
        join described as d on d.root = p.root
        where w.given is not null and d.given is not null
        group by p.entity, p.root
    """),
    ("twins", """
        select distinct a.root
        from (select distinct root, birth_on, mother, home from described where root in (select root from pairs)) as a
        join described as b on b.birth_on = a.birth_on and b.root <> a.root and (b.mother = a.mother or b.home = a.home)
    """),
    ("born_met", """
        select distinct p.entity, p.root
        from pairs as p
        join people_known as k on k.root = p.root
        join weakly_described as w on w.entity = p.entity and w.birth_on = k.birth_on
    """),
    ("judged", """
        select entity, root, chance, is_unnamed, is_twin, not is_unnamed and is_same or is_unnamed and is_same_birth and not is_twin
                or not is_unnamed and not is_same and in_register as is_sure,
            row_number() over (partition by entity order by chance desc, root) as choice
        from (
            select p.entity, p.root, not e.is_named as is_unnamed, t.root is not null as is_twin, b.root is not null as is_same_birth, k.in_register,
                coalesce(n.is_same, false) as is_same,
                power(2.0, least(p.weight, 60.0)) / (1.0 + sum(power(2.0, least(p.weight, 60.0))) over (partition by p.entity)) as chance
            from pairs as p
            join entities as e on e.entity = p.entity
            join people_known as k on k.root = p.root
            left join twins as t on t.root = p.root
            left join born_met as b on b.entity = p.entity and b.root = p.root
            left join names_met as n on n.entity = p.entity and n.root = p.root
            where not coalesce(n.is_other, false)
        ) as weighed
    """),
    ("by_evidence", """
        select entity, root, round(chance, 4) as weight
        from judged
        where choice = 1 and chance >= $certain and is_sure
    """),
    ("entity_doubts", """
        select entity, root, round(chance, 4) as chance, case when is_unnamed and is_twin then 'twin' else 'evidence' end as reason
        from judged
        where choice = 1 and chance >= $doubtful and entity not in (select entity from by_evidence)
    """),
)
# fmt: on


def weigh(engine: Warehouse) -> None:
    """Score what the register did not decide against the persons known; makes the table `scored` (one, other, weight)."""
    ones, others = (
        engine.arrow(
            f"select unique_id, full_name, given, givens, surname, home, town, birth_on, mother, digits from {name} order by unique_id"
        )
        for name in ("ones", "others")
    )
    engine.load("scored", splink_backend.score(ones, others, model(), prior(*engine.rows(POPULATION)[0])))


def prior(people: int, children: int, covered: int, registered: int) -> float:
    """The probability that an entity and a person drawn at random are one: how sure it is that the child is known, over the number of persons."""
    share = covered / max(children, 1) if registered else _COVERED_WITHOUT_REGISTER
    share = min(max(share, _COVERED_AT_LEAST), _COVERED_AT_MOST)
    odds = share / (1 - share) / max(people, 1)
    return odds / (1 + odds)


@cache
def model() -> Mapping[str, Any]:
    """The shipped weights of evidence."""
    loaded: Mapping[str, Any] = json.loads(resources.files("forspring.linkage").joinpath("evidence.json").read_text("utf-8"))
    return loaded
