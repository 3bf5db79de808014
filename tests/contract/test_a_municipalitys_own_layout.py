"""A layout that is nothing like ours: one wide file with cases and services together, own headers, own codes, no code written."""

from __future__ import annotations

import pytest

from forspring.kernel.errors import DeclarationError
from forspring.sources import declarations

WIDE = """
name = "dubu"
[[layout]]
valid_from = 2024-01-01
[layout.file.samlet]
name = "udtraek*"
about = "child"
is_case = true
key = ["art", "case_number", "value", "started_on"]
starts = "started_on"
ends = "last_day"
end_is = "first_day_without"
status = "status"
unit = "unit"
[layout.file.samlet.read]
"Rækkeart"    = { as = "art", type = "code", required = true, values = { S = "sag", Y = "ydelse" } }
"Journalnr"   = { as = "case_number", required = true }
"Barnets id"  = { as = "number", type = "civil_number", also = ["Barn"] }
"Barnets navn" = { as = "name" }
"Art"         = { as = "type", type = "code", blank = true, values = { RAA = "Rådgivning", FORE = "Tidligt forebyggende" } }
"Hvem"        = { as = "worker" }
"Hvor"        = { as = "unit" }
"Fra og med"  = { as = "started_on", type = "date", required = true }
"Til"         = { as = "last_day", type = "date", blank = true }
"Stand"       = { as = "status", type = "code", values = { A = "Aktiv", L = "Lukket" } }
"Hjælp"       = { as = "value", type = "code", blank = true, values = { "SAMT" = "Samtaleforløb", "Cool" = "Cool Kids" } }
"Lovhjemmel"  = { as = "provision", type = "paragraph", blank = true }
[[layout.file.samlet.make]]
table = "case_rows"
only = { art = "sag" }
columns = { caseworker = "worker", opened_on = "started_on" }
[[layout.file.samlet.make]]
table = "course_rows"
only = { art = "ydelse" }
"""
FILE = """
    Rækkeart | Journalnr | Barn        | Barnets navn | Art | Hvem | Hvor | Fra og med | Til        | Stand | Hjælp | Lovhjemmel
    S        | J1        | 070715-4281 | A Bi         | RAA | AB   | FAM  | 01-01-2024 |            | A     |       |
    Y        | J1        |             |              |     | CD   | TEAM | 01-02-2024 | 01-03-2024 | L     | SAMT  | BL § 30, stk. 1, nr. 1
    Y        | J1        |             |              |     | CD   | TEAM | 01-04-2024 | 01-03-2024 | L     | Pony  | § 30
    S        | J2        | 080815-4284 | B Bi         | XX  | AB   | FAM  | 31-02-2024 |            | A     |       |
"""


@pytest.fixture
def own(exports, tmp_path):
    """The deliveries of a municipality that declared its own layout."""
    exports.own = tmp_path / "sources"
    exports.own.mkdir()
    (exports.own / "dubu.toml").write_text(WIDE, "utf-8")
    return exports


def test_one_wide_file_makes_cases_and_services(own):
    own.draw("dubu/Udtræk 2025.csv", FILE)
    assert own.know().rows("case_rows", "case_number", "type", "caseworker", "unit", "cast(opened_on as varchar)") == [
        ("J1", "Rådgivning", "AB", "FAM", "2024-01-01")
    ]
    assert own.rows(
        "course_rows", "case_number", "value", "provision", "unit", "cast(started_on as varchar)", "cast(last_day as varchar)"
    ) == [
        ("J1", "Samtaleforløb", "BL-30-1-1", "TEAM", "2024-02-01", "2024-02-29"),
        ("J1", "Pony", "BL-30", "TEAM", "2024-04-01", None),
    ]
    assert own.account("dubu_samlet") == (4, 0, 3, 1)


def test_a_service_is_about_the_one_that_its_case_in_the_same_file_leads_to(own):
    own.draw("dubu/udtraek.csv", FILE)
    assert own.know().who("case_number", "is_case", "number") == [
        ("J1", True, "0707154281"),
        ("J1", True, None),
        ("J2", True, "0808154284"),
    ]
    assert own.findings("names_nobody") == []


def test_findings_name_the_standard_header_and_show_the_municipalitys_own(own):
    own.draw("dubu/udtraek.csv", FILE)
    assert own.know().findings("unreadable_date", "unknown_code", "law_missing", "end_before_start") == [
        ("end_before_start", 4, "Lukket"), ("law_missing", 4, "Foranstaltningsparagraf"), ("unknown_code", 4, "Ydelsestype"),
        ("unknown_code", 5, "Sagstype"), ("unreadable_date", 5, "Oprettet"),
    ]  # fmt: skip
    assert own.messages("unreadable_date") == [
        "DUBU, udtraek.csv, række 5: 'Fra og med' er 31-02-2024, som ikke er en dato. Rækken er lagt til side. Ret den i DUBU."
    ]


def test_our_own_layout_still_reads_what_the_municipality_did_not_declare(own):
    own.draw("dubu/opfoelgninger.csv", """
        Sagsnummer | CPR-nr.     | Dato       | Type       | Næste opfølgning | Sagsbehandler
        J1         | 070715-4281 | 01-02-2025 | Opfølgning |                  | AB
    """)  # fmt: skip
    assert own.know().rows("follow_up_rows", "type") == ["Opfølgning"]


def test_deliveries_from_before_the_layout_are_read_by_ours(own):
    own.draw("dubu/sager.csv", """
        Sagsnummer | CPR-nr.     | Navn | Oprettet
        S1         | 070715-4281 | A Bi | 01-02-2023
    """, "2023-12-31")  # fmt: skip
    assert own.know().rows("case_rows", "case_number") == ["S1"]


def test_a_new_source_needs_a_declaration_alone(own):
    (own.own / "sund.toml").write_text("""
        name = "sund"
        title = "Sundhedssystemet"
        [[layout]]
        [layout.file.besoeg]
        about = "child"
        key = ["contact"]
        starts = "held_on"
        [layout.file.besoeg.read]
        "Nr"  = { as = "contact", required = true }
        "Cpr" = { as = "number", type = "civil_number" }
        "Dag" = { as = "held_on", type = "date", required = true }
        [[layout.file.besoeg.make]]
        table = "contact_rows"
    """, "utf-8")  # fmt: skip
    own.draw("sund/Besøg.csv", "Nr|Cpr|Dag\n1|070715-4281|01-02-2025")
    assert own.know().rows("contact_rows", "source", "contact", "cast(held_on as varchar)") == [("sund", "1", "2025-02-01")]


@pytest.mark.parametrize(("slip", "told"), [
    (("required = true", "requiered = true"), ("requiered", "Tilladt: also, as, blank")),
    (('type = "date"', 'type = "dato"'), ("type", "civil_number, code, date")),
    (('table = "case_rows"', 'table = "sager"'), ("table", "case_rows")),
    (('end_is = "first_day_without"', 'end_is = "dagen efter"'), ("end_is", "first_day_without, last_day")),
    (('starts = "started_on"', 'starts = "begyndt"'), ("starts", "started_on")),
    (('as = "worker"', 'as = "Hvem"'), ("as", "små bogstaver")),
    (('columns = { caseworker', 'columns = { raadgiver'), ("columns", "caseworker")),
    (('valid_from = 2024-01-01', 'valid_from = "i fjor"'), ("valid_from", "2020-01-01")),
    (("[[layout]]", "[[lay out]]"), ("TOML", "")),
])  # fmt: skip
def test_a_slip_is_told_with_file_key_and_what_is_allowed(own, slip, told):
    path = own.own / "dubu.toml"
    path.write_text(WIDE.replace(*slip, 1), "utf-8")
    with pytest.raises(DeclarationError) as raised:
        declarations(own.own)
    assert all(part in raised.value.sentence for part in (str(path), *told))


def test_a_folder_of_declarations_that_is_not_there_is_told(tmp_path):
    with pytest.raises(DeclarationError, match="findes ikke"):
        declarations(tmp_path / "mangler")
