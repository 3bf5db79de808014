"""What reading finds: a code, how grave it is, and a Danish sentence that tells the source's owner what to mend.

Sentences are templates: {field} is the header, {shown} the value where it is known to be harmless, {source} the
system's name. They are filled by the engine, never row by row; `snapshot` puts source, file and row in front.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from forspring.kernel.texts import _
from forspring.sources.declaration import Field, Kind, Source
from forspring.sources.reading import Reading
from forspring.sources.rows import STANDS
from forspring.sources.twins import DUPLICATE, SAME_KEY
from forspring.sources.who import is_register
from forspring.warehouse import Warehouse

NOTE, MEND, SET_ASIDE = "note", "mend", "set_aside"
PROTECTED = "protected"  # no finding: a person whose blank address is none either; known by subject, never told
NO_HEADER, UNREADABLE = "header_missing", "file_unreadable"


@dataclass(frozen=True)
class Template:
    """How a finding is told: its title, how grave it is, and its sentence with and without the value."""

    title: str
    severity: str
    told: str
    untold: str = ""


# fmt: off
TEMPLATES: dict[str, Template] = {
    "missing_field": Template(_("Et nødvendigt felt mangler"), SET_ASIDE, _("'{field}' mangler. Rækken er lagt til side, for uden feltet siger den intet. Udfyld det i {source}.")),
    "blank_field": Template(_("Et felt er tomt"), NOTE, _("'{field}' er tomt. Rækken er indlæst uden. Udfyld feltet i {source}, hvis det kendes.")),
    "unreadable_date": Template(_("En dato kan ikke læses"), MEND, _("'{field}' er {shown}, som ikke er en dato. Rækken er indlæst uden {field}. Ret den i {source}."), _("'{field}' er ikke en dato. Rækken er indlæst uden {field}. Ret den i {source}.")),
    "unreadable_number": Template(_("Et tal kan ikke læses"), MEND, _("'{field}' er {shown}, som ikke er et tal af den slags, feltet har. Rækken er indlæst uden {field}. Ret det i {source}."), _("'{field}' er ikke et tal. Rækken er indlæst uden {field}. Ret det i {source}.")),
    "out_of_range": Template(_("Et tal er uden for det mulige"), MEND, _("'{field}' er {shown}, som ikke er muligt. Rækken er indlæst uden {field}. Ret det i {source}."), _("'{field}' er uden for det mulige. Rækken er indlæst uden {field}. Ret det i {source}.")),
    "unreadable_paragraph": Template(_("En paragraf kan ikke læses"), MEND, _("'{field}' er {shown}, som ikke kan læses som en paragraf i serviceloven eller barnets lov. Rækken er indlæst uden. Ret den i {source}."), _("'{field}' kan ikke læses som en paragraf i serviceloven eller barnets lov. Rækken er indlæst uden. Ret den i {source}.")),
    "law_missing": Template(_("Lovens navn mangler"), MEND, _("'{field}' er {shown} uden lovens navn. Den er læst efter den lov, der gjaldt på rækkens startdag. Skriv SEL eller BL foran i {source}."), _("'{field}' mangler lovens navn. Den er læst efter den lov, der gjaldt på rækkens startdag. Skriv SEL eller BL foran i {source}.")),
    "unknown_code": Template(_("En kode er ukendt"), MEND, _("'{field}' er {shown}, som ikke er blandt de kendte værdier. Ret den i {source}, eller føj værdien til kildens beskrivelse."), _("'{field}' har en værdi, som ikke er blandt de kendte. Ret den i {source}, eller føj værdien til kildens beskrivelse.")),
    "end_before_start": Template(_("Slut ligger før start"), MEND, _("'{field}' er {shown}, som ligger før rækkens start. Rækken er indlæst uden {field}. Ret datoerne i {source}.")),
    "twice_hour": Template(_("Klokkeslæt i den time, der kommer to gange"), NOTE, _("'{field}' er {shown}, i den time der kommer to gange, når sommertiden slutter. Den første er valgt. Ret den i {source}, hvis det var den anden.")),
    "missing_hour": Template(_("Klokkeslæt i den time, der ikke findes"), NOTE, _("'{field}' er {shown}, i den time der springes over, når sommertiden begynder. Den er læst som en time senere. Ret den i {source}.")),
    "wrong_number": Template(_("Et personnummer er umuligt"), MEND, _("'{field}' er ikke et muligt personnummer. Rækken er indlæst uden; personen findes ad anden vej, hvis det kan lade sig gøre. Ret nummeret i {source}.")),
    "number_check": Template(_("Et personnummer opfylder ikke modulus 11"), NOTE, _("'{field}' opfylder ikke modulus 11. Det kan godt være rigtigt, for kontrollen blev opgivet i 2007. Se nummeret efter i {source}. Det siges én gang for hvert nummer.")),
    "birth_date_only": Template(_("Kun fødselsdato i stedet for personnummer"), MEND, _("'{field}' er kun en fødselsdato. Den bruges som spor, ikke som nummer. Skriv hele personnummeret i {source}, hvis det kendes.")),
    "names_nobody": Template(_("Rækken nævner ingen"), SET_ASIDE, _("Rækken har hverken personnummer, navn eller en sag, der fører til nogen. Den er lagt til side. Udfyld '{field}' i {source}.")),
    DUPLICATE: Template(_("Den samme række igen"), NOTE, _("Rækken er helt den samme som en tidligere i filen og tæller ikke igen.")),
    SAME_KEY: Template(_("To rækker med samme nøgle"), MEND, _("En anden række i filen har samme nøgle, men et andet indhold. Den seneste gælder, denne tæller ikke. Slet den forkerte i {source}.")),
    "cut_row": Template(_("Filen er skåret over"), SET_ASIDE, _("Filen slutter midt i denne række, som er lagt til side. Hent udtrækket igen fra {source}.")),
    "too_many_fields": Template(_("En række har for mange felter"), MEND, _("Rækken har flere felter, end filen har kolonner; resten er udeladt. Sæt anførselstegn om felter med skilletegn i {source}.")),
    "missing_column": Template(_("En kolonne mangler"), MEND, _("Filen har ingen kolonne '{field}'. Tag den med i udtrækket fra {source}, eller angiv dens overskrift i kildens beskrivelse.")),
    "unknown_column": Template(_("En kolonne er ukendt"), NOTE, _("Kolonnen '{field}' kendes ikke og er ikke læst. Skal den bruges, så føj den til kildens beskrivelse.")),
    "blank_column": Template(_("En kolonne er tom"), NOTE, _("Kolonnen '{field}' er tom i hele filen. Tag den med i udtrækket fra {source}.")),
    NO_HEADER: Template(_("Filens overskrifter er ikke fundet"), SET_ASIDE, _("Ingen af de kendte kolonner står i filen, så den er ikke læst, og intet er slettet. Se efter, om det er det rigtige udtræk fra {source}.")),
    UNREADABLE: Template(_("Filen kan ikke åbnes"), SET_ASIDE, _("Filen kan ikke åbnes, så den er ikke læst, og intet er slettet. Hent udtrækket igen fra {source}.")),
    "delivery_held": Template(_("En leverance er holdt tilbage fra at slette"), MEND, _("{shown} Rækkerne er indlæst, men intet er slettet. Hent udtrækket igen, eller bekræft leverancen med: forspring confirm.")),
    "delivery_sent_again": Template(_("En leverance er sendt igen"), NOTE, _("Leverancen er den samme som den fra {shown} og ændrer intet.")),
    "profile_jump": Template(_("En kodes andel springer"), MEND, _("'{field}': andelen af {shown}. Se efter, om {source} eller udtrækket har skiftet koder.")),
    "unknown_file": Template(_("En fil er ukendt"), NOTE, _("Filen {shown} kendes ikke og er ikke læst. Giv den et kendt navn, eller beskriv den i en kildebeskrivelse.")),
    "unknown_folder": Template(_("En mappe er ukendt"), NOTE, _("Mappen {shown} kendes ikke og er ikke læst. Leverancer ligger som <kilde>/<ÅÅÅÅ-MM-DD>/.")),
    "two_of_one_kind": Template(_("To filer af samme slags"), MEND, _("Filen {shown} er den anden af samme slags i leverancen og er ikke læst. Lad kun den ene ligge.")),
    "delivery_note_unreadable": Template(_("levering.toml kan ikke læses"), MEND, _("levering.toml kan ikke læses: {shown} Leverancen er læst, men sletter intet, før filen er rettet.")),
}
# fmt: on
TITLES: dict[str, str] = {code: template.title for code, template in TEMPLATES.items()}
"""A short Danish title per code."""

FOUND = pa.schema(
    [
        ("code", pa.string()),
        ("severity", pa.string()),
        ("row", pa.int64()),
        ("field", pa.string()),
        ("message", pa.string()),
        ("subject", pa.string()),
    ]
)
"""findings.parquet: `subject` is a keyed hash of the civil number that a finding about a number or an address is about."""


def sentence(code: str, *, source: str, field: str = "", shown: str = "") -> str:
    """The sentence of a finding about a whole file or delivery."""
    return TEMPLATES[code].told.replace("{field}", field).replace("{source}", source).replace("{shown}", shown)


def of_file(source: Source, code: str, field: str = "", severity: str = "") -> dict[str, object]:
    """A finding about a whole file."""
    told = sentence(code, source=source.title, field=field)
    return {"code": code, "severity": severity or TEMPLATES[code].severity, "row": None, "field": field, "message": told, "subject": None}


def as_table(found: list[dict[str, object]]) -> pa.Table:
    """Findings as a table."""
    return pa.Table.from_pylist(found, FOUND)


def of_rows(reading: Reading, wrong: Mapping[str, tuple[int, int]], account: Mapping[str, Any]) -> pa.Table:
    """The findings of a file that was read: about its columns, then about its rows, in the order of the rows.

    Reads `made` (rows.parquet) and `who`; `wrong` says how many rows have a problem in a column, and how many are blank.
    """
    total = account["read"] + account["duplicates"] - account["cut"]
    blank = [field for field in reading.fields if total > 1 and wrong.get(field.name, (0, 0))[1] == total]
    told = [field for field in reading.fields if field.name in wrong and field not in blank]
    numbers = reading.of(Kind.CIVIL_NUMBER)
    parts = [_problems(field) for field in told] + [_checks(field) for field in numbers]
    if account["duplicates"] or account["aside"]:
        parts.append("select row, fate as code, '' as field, '' as shown, cast(null as varchar) as subject, fate = 'names_nobody' as is_aside from made "
                     "where fate is not null and fate <> 'missing_field'")  # fmt: skip
    found = [as_table(_of_columns(reading, blank))]
    if parts:
        reading.engine.load("templates", _templates(reading, [*told, *numbers]))
        found.append(reading.engine.arrow(_found(parts), {"secret": reading.secret}).cast(FOUND))
    more = [{**of_file(reading.source, "cut_row"), "row": reading.table.cut_row}] if reading.table.cut_row else []
    more.extend({**of_file(reading.source, "too_many_fields"), "row": row} for row in reading.table.ragged)
    found.append(as_table(more))
    if is_register(reading.file) and numbers:
        found.append(_protected(reading.engine, reading.secret))
    return pa.concat_tables(found)


def _found(parts: Sequence[str]) -> str:
    return f"""
        with problems as ({" union all ".join(parts)})
        select p.code, case when p.is_aside then 'set_aside' else t.severity end as severity, p.row, t.header as field,
            case when p.shown = '' then t.untold else replace(t.told, '{{shown}}', p.shown) end as message, p.subject
        from problems as p inner join templates as t on t.code = p.code and t.field = p.field
        order by p.row, t.header, p.code
    """


def _protected(engine: Warehouse, secret: str) -> pa.Table:
    return engine.arrow(
        f"""
        select distinct '{PROTECTED}' as code, '' as severity, cast(null as bigint) as row, '' as field, '' as message, md5($secret || number) as subject
        from who where is_protected and number is not null order by subject
        """,
        {"secret": secret},
    ).cast(FOUND)


def _of_columns(reading: Reading, blank: Sequence[Field]) -> list[dict[str, object]]:
    """Findings about columns that are unknown, missing or empty throughout."""
    source = reading.source
    found = [of_file(source, "unknown_column", name) for name in reading.table.unknown]
    for field in reading.file.fields:
        if field.name not in reading.present and not field.blank:
            found.append(of_file(source, "missing_column", field.standard, SET_ASIDE if field.required else NOTE))
    found.extend(of_file(source, "blank_column", field.standard) for field in blank)
    return found


def _problems(field: Field) -> str:
    """What is wrong in one column: row, code, field, the harmless text, and whether the row is set aside for it."""
    problem = f"p_{field.name}"
    subject = "cast(null as varchar)"
    join = ""
    if field.name in ("address", "postcode"):
        subject, join = "md5($secret || w.number)", "left join who as w on w.mention = m.mention"
    silent = "and not (m.fate is not distinct from 'names_nobody')" if field.identifies else ""
    aside = "m.fate = 'missing_field'" if field.required else "false"
    return f"""
        select m.row, split_part(m.{problem}, chr(31), 1) as code, '{field.name}' as field, split_part(m.{problem}, chr(31), 2) as shown,
            {subject} as subject, {aside} as is_aside
        from made as m {join}
        where m.{problem} is not null and {STANDS} {silent}
    """


def _checks(field: Field) -> str:
    """Numbers that fail modulus 11, once each, at the first row that has them."""
    number = "digits" if field.name == "number" else field.name
    return f"""
        select min(first_row) as row, 'number_check' as code, '{field.name}' as field, '' as shown, md5($secret || {number}) as subject, false as is_aside
        from who where {field.name}_problem = 'number_check' group by {number}
    """


def _templates(reading: Reading, fields: Sequence[Field]) -> pa.Table:
    """One row per code and column: the sentence with and without the value, the column's own header in it."""
    who = reading.file.column("number") or reading.file.column("case_number")
    rows = [
        _told(reading.source, code, field, field.name) for code in TEMPLATES for field in {field.name: field for field in fields}.values()
    ]
    rows.extend(_told(reading.source, code, who if code == "names_nobody" else None, "") for code in ("names_nobody", DUPLICATE, SAME_KEY))
    return pa.Table.from_pylist(rows)


def _told(source: Source, code: str, field: Field | None, name: str) -> dict[str, str]:
    template = TEMPLATES[code]
    header = field.header if field else ""
    told, untold = (
        text.replace("{field}", header).replace("{source}", source.title) for text in (template.told, template.untold or template.told)
    )
    if field and field.required and template.severity == MEND:
        told, untold = (text.replace(f"Rækken er indlæst uden {header}", "Rækken er lagt til side") for text in (told, untold))
    standard = field.standard if field else ""
    return {"code": code, "field": name, "severity": template.severity, "header": standard, "told": told, "untold": untold}
