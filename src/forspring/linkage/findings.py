"""What linkage tells the sources' owners. The sentences hold no identity: they say what was found and what to mend."""

from __future__ import annotations

import pyarrow as pa

from forspring.kernel.texts import _
from forspring.linkage.keys import Steps, conflict
from forspring.warehouse import Warehouse

NOTE, MEND = "note", "mend"
_FIELDS = {"esdh": "CPR-nummer", "novax": "CPR barn"}
_FIELD = "CPR-nr."

# fmt: off
SENTENCES: dict[str, tuple[str, str, str]] = {
    "number_slip_case": (MEND, "CPR-nummer med slåfejl (sagens barn)", "CPR-nummeret kendes ikke fra andre steder og afviger med ét ciffer eller én ombytning fra sagens barn. Rækken er henført til sagens barn. Ret nummeret i kilden."),
    "number_slip_home": (MEND, "CPR-nummer med slåfejl (samme navn og adresse)", "CPR-nummeret kendes ikke fra andre steder og afviger med ét ciffer eller én ombytning fra det ene barn med samme navn og adresse. Rækken er henført til det barn. Ret nummeret i kilden."),
    "number_slip_name": (MEND, "CPR-nummer med slåfejl (samme navn)", "CPR-nummeret kendes ikke fra andre steder og afviger med ét ciffer eller én ombytning fra det ene barn med samme navn. Rækken er henført til det barn. Ret nummeret i kilden."),
    "number_other_than_case": (MEND, "CPR-nummeret er ikke sagens", "CPR-nummeret er et andet barns end sagens. Rækken følger sit eget nummer. Ret nummeret eller sagsnummeret i kilden."),
    "person_by_case": (NOTE, "Barnet fundet ved sagen", "Rækken har intet brugbart CPR-nummer og er henført til barnet på den sag, den nævner. Skriv nummeret i kilden."),
    "name_other_than_case": (MEND, "Fornavnet er ikke sagens barns", "Fornavnet er et andet end sagens barns, og rækken har intet brugbart CPR-nummer. Rækken er henført til sagens barn. Ret navnet eller sagsnummeret i kilden."),
    "person_by_register": (NOTE, "Barnet fundet ved navn og adresse", "Rækken har intet brugbart CPR-nummer. Præcis ét barn i CPR-udtrækket har navnet og adressen, og rækken er henført til det. Skriv nummeret i kilden."),
    "person_by_evidence": (NOTE, "Barnet fundet ved lighed", "Rækken har intet brugbart CPR-nummer og er henført til et kendt barn, fordi navn, adresse og fødselsdag passer. Skriv nummeret i kilden."),
    "twin_without_name": (MEND, "Tvilling uden fornavn", "Rækken har hverken CPR-nummer eller fornavn og kan være om den ene eller den anden af to tvillinger. Den er ikke henført til nogen af dem. Skriv nummeret eller fornavnet i kilden."),
    "link_doubtful": (MEND, "Tvivl om hvilket barn", "Rækken kan være om et barn, der er kendt i forvejen, men det er ikke sikkert. Den tæller som et barn for sig, indtil det er afgjort (forspring links). Skriv nummeret i kilden."),
    "number_doubtful": (MEND, "Tvivl om CPR-nummeret", "CPR-nummeret kendes ikke fra andre steder og ligner et kendt barns. Rækken følger sit eget nummer, indtil det er afgjort (forspring links). Ret eller bekræft nummeret i kilden."),
}
TITLES: dict[str, str] = {code: title for code, (_severity, title, _sentence) in SENTENCES.items()}
STEPS: Steps = (
    ("case_first_names", """
        select distinct 'N|' || d.root as root, d.given from described as d where d.given is not null
    """),
    ("files_with_numbers", "select distinct source, file from said where digits is not null"),
    ("linkage_findings", f"""
        select s.mention, 'number_slip_' || r.how as code
        from said as s
        join roots as r on r.number = s.numbered
        where r.how in ('case', 'home', 'name')
        union
        select s.mention, 'number_other_than_case'
        from said as s
        join roots as r on r.number = s.numbered
        join case_people as c on c.case_key = s.case_key
        join roots as o on o.number = c.number
        where o.root <> r.root
        union
        select s.mention, 'name_other_than_case'
        from said as s
        join linked as l on l.mention = s.mention and l.how = 'case'
        join case_first_names as n on n.root = l.own_root
        where s.given is not null
        group by s.mention
        having bool_and({conflict("s.given", "n.given")})
        union
        select l.mention, 'person_by_' || l.how
        from linked as l
        join said as s on s.mention = l.mention
        left join files_with_numbers as f on f.source = s.source and f.file = s.file
        where l.how in ('register', 'evidence') or (l.how = 'case' and f.file is not null)
        union
        select w.mention, case when d.reason = 'twin' then 'twin_without_name' else 'link_doubtful' end
        from weak as w
        join entity_doubts as d on d.entity = w.entity
        join linked as l on l.mention = w.mention and l.how = 'alone'
        union
        select s.mention, 'number_doubtful'
        from said as s
        join number_doubts as d on d.one = s.numbered
        join linked as l on l.mention = s.mention and l.how = 'number'
    """),
)
# fmt: on
FINDINGS = """
    select t.code, t.severity, s.source, s.delivery, s.file, s.first_row as row, t.field, t.message, s.mention
    from linkage_findings as f
    join said as s on s.mention = f.mention
    join sentences as t on t.code = f.code and t.source = s.source
    order by s.delivery, s.source, s.file, s.first_row, t.code, s.mention
"""


def findings(engine: Warehouse) -> pa.Table:
    """The findings, one row per mention and code; the columns of a finding, at the mention's first row, and `mention`."""
    for name, select in STEPS:
        engine.create(name, select)
    sources = [source for (source,) in engine.rows("select distinct source from said order by source")]
    told = [
        {"code": code, "source": source, "severity": severity, "field": _FIELDS.get(source, _FIELD), "message": _(sentence)}
        for code, (severity, _title, sentence) in SENTENCES.items()
        for source in sources
    ]
    engine.load(
        "sentences",
        pa.Table.from_pylist(told, pa.schema([(name, pa.string()) for name in ("code", "source", "severity", "field", "message")])),
    )
    return engine.arrow(FINDINGS)
