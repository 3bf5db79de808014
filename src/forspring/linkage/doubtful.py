"""The links that only people can decide: what speaks for each, and how they are shown."""

from __future__ import annotations

import pyarrow as pa

from forspring.kernel.texts import _
from forspring.linkage.keys import Steps, conflict
from forspring.warehouse import Warehouse

# fmt: off
REASONS = {
    "evidence": "Rækken har intet brugbart CPR-nummer",
    "twin": "Tvillinger: rækken har intet fornavn",
    "first_name": "CPR-numrene afviger med ét ciffer, men fornavnene er forskellige",
    "two_edits": "Samme navn og adresse, men CPR-numrene afviger med to cifre",
    "replacement": "Et erstatnings-CPR-nummer og et CPR-nummer med samme fødselsdag og navn",
    "no_name": "CPR-numrene afviger med ét ciffer, og rækken har intet navn",
}
EVIDENCE = {
    "same_name": "samme navn", "like_name": "lignende fornavn", "other_name": "andet fornavn",
    "same_home": "samme adresse", "other_home": "anden adresse", "same_birth": "samme fødselsdag", "other_birth": "anden fødselsdag", "same_mother": "samme mor",
}
STEPS: Steps = (
    ("sides", """
        select d.reason, d.chance, o.place as one_place, n.place as other_place
        from entity_doubts as d
        join (select entity, min(place) as place from weak group by entity) as o on o.entity = d.entity
        join (select root, min(place) as place from members group by root) as n on n.root = 'N|' || d.root
        union all
        select d.reason, cast(null as double), o.place, n.place
        from number_doubts as d
        join roots as r on r.number = d.other
        join (select numbered, min(place) as place from said where numbered is not null group by numbered) as o on o.numbered = d.one
        join (select root, min(place) as place from members group by root) as n on n.root = 'N|' || r.root
    """),
    ("undecided", """
        select v.reason, v.chance, one.appearance as one, other.appearance as other, one.mention as one_mention, other.mention as other_mention,
            a.person as one_person, b.person as other_person
        from sides as v
        join said as one on one.place = v.one_place
        join said as other on other.place = v.other_place
        join linked as a on a.mention = one.mention
        join linked as b on b.mention = other.mention
        where a.person <> b.person
            and one.appearance || other.appearance not in (select one || other from decisions)
            and one.appearance || other.appearance not in (select other || one from decisions)
    """),
    ("compared", f"""
        select u.one, u.other, bool_or(a.full_name = b.full_name) as same_name, bool_or(a.given is not null and b.given is not null) as both_named,
            bool_and({conflict("a.given", "b.given")}) as other_name, bool_or(a.home = b.home) as same_home,
            bool_or(a.birth_on = b.birth_on) as same_birth, bool_or(a.mother = b.mother) as same_mother
        from undecided as u
        join linked as la on la.person = u.one_person
        join said as a on a.mention = la.mention
        join linked as lb on lb.person = u.other_person
        join said as b on b.mention = lb.mention
        group by u.one, u.other
    """),
)
# fmt: on
DOUBTFUL = """
    select u.reason, round(u.chance, 4) as chance, u.one, u.other, u.one_mention, u.other_mention, u.one_person, u.other_person,
        concat_ws('; ', case when c.same_name then $same_name when not c.both_named then null when c.other_name then $other_name else $like_name end,
            case when c.same_home then $same_home when c.same_home is not null then $other_home end,
            case when c.same_birth then $same_birth when c.same_birth is not null then $other_birth end,
            case when c.same_mother then $same_mother end) as evidence
    from undecided as u
    join compared as c on c.one = u.one and c.other = u.other
    order by u.one, u.other
"""


def doubtful(engine: Warehouse) -> pa.Table:
    """The undecided pairs, without identity: `one` and `other` are what a decision names; `evidence` is in Danish."""
    for name, select in STEPS:
        engine.create(name, select)
    return engine.arrow(DOUBTFUL, {name: _(words) for name, words in EVIDENCE.items()})


def shown(doubtful: pa.Table, mentions: pa.Table) -> pa.Table:
    """The doubtful pairs with the identity of both sides, for the eyes of those who decide and for nothing else."""
    described = mentions.select(
        ["mention", "source", "file", "delivery", "first_row", "digits", "birth_on", "name", "address", "case_number"]
    )
    pairs = doubtful.append_column("why", pa.array([_(REASONS[reason]) for reason in doubtful["reason"].to_pylist()], pa.string()))
    for side in ("one", "other"):
        names = [f"{side}_mention", *(f"{side}_{name}" for name in described.column_names[1:])]
        pairs = pairs.join(described.rename_columns(names), f"{side}_mention", join_type="left outer")
    return pairs.sort_by([("one", "ascending"), ("other", "ascending")])
