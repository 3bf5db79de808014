"""What a row becomes, what is found on the way, and that every row is accounted for."""

from __future__ import annotations

from datetime import date

import pytest


def test_a_row_without_what_it_cannot_mean_anything_without_is_set_aside(exports):
    exports.draw("dubu/sager.csv", """
        Sagsnummer | CPR-nr.     | Navn  | Adresse | Postnr | Sagstype   | Sagsbehandler | Afdeling | Oprettet   | Lukket | Status
        S1         | 070715-4281 | A Bi  | Vej 1   | 6000   | Rådgivning | AB            | FAM      | 01-01-2025 |        | Aktiv
                   | 070715-4281 | A Bi  | Vej 1   | 6000   | Rådgivning | AB            | FAM      | 01-01-2025 |        | Aktiv
                   | 070715-4281 | A Bi  | Vej 1   | 6000   | Rådgivning | AB            | FAM      | 01-02-2025 |        | Aktiv
        S3         | 070715-4281 | A Bi  | Vej 1   | 6000   | Rådgivning | AB            | FAM      | 31-02-2025 |        | Aktiv
    """)  # fmt: skip
    assert exports.know().rows("case_rows", "case_number") == ["S1"]
    assert exports.findings("missing_field", "unreadable_date") == [
        ("missing_field", 3, "Sagsnummer"), ("missing_field", 4, "Sagsnummer"), ("unreadable_date", 5, "Oprettet"),
    ]  # fmt: skip
    assert exports.account("dubu_sager") == (4, 0, 1, 3)
    assert exports.messages("unreadable_date") == [
        "DUBU, sager.csv, række 5: 'Oprettet' er 31-02-2025, som ikke er en dato. Rækken er lagt til side. Ret den i DUBU."
    ]


YDELSER = "Sagsnummer | CPR-nr. | Ydelsestype | Tilbud | Foranstaltningsparagraf | Leverandør | Afdeling | Startdato | Slutdato | Status | Indsatstrappe"


def test_a_bad_field_is_left_out_and_told(exports):
    exports.draw("dubu/ydelser.csv", f"""
        {YDELSER}
        S1 | 070715-4281 | Cool kids  | T | SEL § 11 stk. 3 nr. 2 | L | U | 01-03-2023 | 31-02-2023 | Aktiv | 2
        S2 | 070715-4281 | Ponyridning | T | § 30 stk. 1 nr. 2    | L | U | 01-03-2024 | 01-02-2024 | Aktiv | 7
    """)  # fmt: skip
    assert exports.know().rows("course_rows", "value", "provision", "last_day", "step") == [
        ("Cool Kids", "SEL-11-3-2", None, 2), ("Ponyridning", "BL-30-1-2", None, None),
    ]  # fmt: skip
    assert exports.findings("unreadable_date", "unknown_code", "law_missing", "end_before_start", "out_of_range") == [
        ("end_before_start", 3, "Slutdato"), ("law_missing", 3, "Foranstaltningsparagraf"), ("out_of_range", 3, "Indsatstrappe"),
        ("unknown_code", 3, "Ydelsestype"), ("unreadable_date", 2, "Slutdato"),
    ]  # fmt: skip
    assert exports.account("dubu_ydelser") == (2, 0, 2, 0)


def test_a_closed_row_whose_end_cannot_be_read_is_known_until_its_newest_day(exports):
    exports.draw("dubu/ydelser.csv", f"""
        {YDELSER}
        S1 | 070715-4281 | Cool Kids | T | BL § 30 | L | U | 01-03-2024 | i juli     | Afsluttet | 2
        S2 | 070715-4281 | Cool Kids | T | BL § 30 | L | U | 01-03-2024 | 01-02-2024 | Ophørt    | 2
        S3 | 070715-4281 | Cool Kids | T | BL § 30 | L | U | 01-03-2024 | i juli     | Aktiv     | 2
    """)  # fmt: skip
    assert exports.know().rows("course_rows", "cast(known_until as varchar)") == ["2024-03-01", "2024-03-01", None]


def test_a_number_that_fails_modulus_11_is_told_once(exports):
    contacts = "Kontakt-id | CPR barn | Navn barn | Adresse | Dato | Kontakttype | Sundhedsplejerske | Distrikt"
    for day in ("2025-11-30", "2025-12-31"):
        exports.draw("novax/kontakter.csv", f"""
            {contacts}
            K1{day[5:7]} | 070715-4282 | A Bi | Vej 1 | 01-01-2025 | Telefon | SP | Nord
            K2           | 0707154282  | A Bi | Vej 1 | 02-01-2025 | Telefon | SP | Nord
        """, day)  # fmt: skip
    assert exports.know().findings() == [("number_check", 2, "CPR barn")]


def test_no_finding_shows_who_it_is_about(exports):
    exports.draw("novax/kontakter.csv", """
        Kontakt-id | CPR barn    | Navn barn | Adresse | Dato        | Kontakttype | Sundhedsplejerske | Distrikt
        K1         | 070715-4282 | Ida Bi    | Vej 1   | 0707154282  | Ida         | SP                | Nord
        K2         | 310215-4282 | Ida Bi    | Vej 1   | 01-01-2025  | Besøg       | SP                | Nord
    """)  # fmt: skip
    exports.know()
    told = " ".join(message for (message,) in exports.engine.rows("select message from findings"))
    assert "Ida" not in told
    assert "4282" not in told
    assert "Besøg" in told


def test_identical_rows_are_duplicates_and_the_first_stands(exports):
    exports.draw("esdh/aktiviteter.csv", """
        Sags-id | Dato       | Aktivitet | Karakter   | Medarbejder | Minutter
        E1      | 01-01-2025 | Samtale   | Udviklende | PS          | 45
        E1      | 01-01-2025 | Samtale   | Udviklende | PS          | 45
        E1      | 01-01-2025 | Samtale   | Udviklende | PS          | 60
    """)  # fmt: skip
    esdh_case(exports, "E1", "070715-4281", "A Bi", "Samtaleforløb")
    assert exports.know().rows("activity_rows", "row", "minutes") == [(2, 45), (4, 60)]
    assert exports.account("esdh_aktiviteter") == (2, 1, 2, 0)


def test_of_two_rows_with_one_key_the_later_that_can_be_read_stands(exports):
    exports.draw("dubu/undersoegelser.csv", """
        Undersøgelses-id | Sagsnummer | CPR-nr.     | Type      | Opmærksom dato | Startdato  | Sagsbehandler
        U1               | S1         | 070715-4281 | Screening | 01-01-2025     | 02-01-2025 | AB
        U1               | S1         | 070715-4281 | Screening | 01-01-2025     | 03-01-2025 | AB
        U1               | S1         | 070715-4281 | Screening | 01-01-2025     |            | AB
    """)  # fmt: skip
    assert exports.know().rows("assessment_rows", "cast(started_on as varchar)") == ["2025-01-03"]
    assert exports.account("dubu_undersoegelser") == (1, 2, 1, 0)
    assert exports.findings("same_key_other_content") == [("same_key_other_content", 2, ""), ("same_key_other_content", 4, "")]


def esdh_case(exports, number, cpr, name, kind, day="2025-12-31"):
    exports.draw("esdh/sager.csv", f"""
        Id       | Nummer                  | Titel | Sagsstatus | CPR-nummer | Navn   | Adresse | Sagsbehandler | Enhed | SagsDato   | Forløbstype | Henviser
        {number} | 17.03.00-G01-214-25-Mor | x     | Åben       | {cpr}      | {name} | Vej 1   | PS            | PPR   | 01-01-2025 | {kind}      | Skole
    """, day)  # fmt: skip


ACTIVITY = """
    Sags-id | Dato       | Aktivitet | Karakter   | Medarbejder | Minutter
    E1      | 01-02-2025 | Samtale   | Udviklende | PS          | 45
"""


def test_a_row_that_names_nobody_is_set_aside(exports):
    exports.draw("novax/kontakter.csv", """
        Kontakt-id | CPR barn   | Navn barn | Adresse | Dato       | Kontakttype | Sundhedsplejerske | Distrikt
        K1         | 0000000000 | ukendt    | Vej 1   | 01-01-2025 | Telefon     | SP                | Nord
    """)  # fmt: skip
    exports.draw("esdh/aktiviteter.csv", ACTIVITY)
    assert exports.know().rows("contact_rows", "row") == exports.rows("activity_rows", "row") == []
    assert exports.findings("names_nobody") == [("names_nobody", 2, "CPR barn"), ("names_nobody", 2, "Sags-id")]
    assert exports.account("novax_kontakter") == exports.account("esdh_aktiviteter") == (1, 0, 0, 1)


def test_a_row_is_about_the_one_that_its_case_leads_to(exports):
    esdh_case(exports, "E1", "070715-4281", "A Bi", "Samtaleforløb", day="2025-11-30")
    exports.draw("esdh/aktiviteter.csv", ACTIVITY)
    assert exports.know().rows("activity_rows", "row") == [2]
    assert exports.who("case_number", "is_case", "number") == [("E1", True, "0707154281"), ("E1", False, None)]


def test_a_case_of_a_later_delivery_leads_to_nobody_yet(exports):
    exports.draw("esdh/aktiviteter.csv", ACTIVITY, "2025-11-30")
    esdh_case(exports, "E1", "070715-4281", "A Bi", "Samtaleforløb")
    assert exports.know().rows("activity_rows", "row") == []


def test_open_counselling_may_name_nobody(exports):
    esdh_case(exports, "E1", "", "", "Åben rådgivning")
    exports.draw("esdh/aktiviteter.csv", ACTIVITY)
    assert exports.know().rows("course_rows", "value", "is_anonymous", "joint_number") == [("Åben rådgivning", True, "17.03.00-G01-214-25")]
    assert exports.rows("activity_rows", "row") == [2]
    assert exports.findings() == []
    assert exports.who("is_case", "anonymous", "address") == [(False, False, None), (True, True, None)]


def test_a_notification_may_name_nobody_and_an_unborn_child_has_its_mother(exports):
    exports.draw("dubu/underretninger.csv", """
        Underretnings-id | CPR-nr. | Mors CPR-nr. | Navn | Modtaget         | Underretter            | Paragraf  | Årsager   | Vurderet         | Akut | Kvittering sendt
        N1               |         |              |      | 01-07-2025 12:00 | 8                      | BL § 133  | Vold      | 02-07-2025 11:00 | ja   |
        N2               |         | 070785-4288  |      | 01-07-2025 12:00 | Politi eller domstol   | BL § 133  | Vold      |                  | nej  | 30-06-2025
    """)  # fmt: skip
    assert exports.know().rows("notification_rows", "notifier", "is_unborn", "cast(assessed_at as varchar)", "receipt_on", "is_urgent") == [
        ("8", False, "2025-07-02 09:00:00", None, True), ("6", True, None, None, False),
    ]  # fmt: skip
    assert exports.account("dubu_underretninger") == (2, 0, 2, 0)
    assert exports.findings("end_before_start") == [("end_before_start", 3, "Kvittering sendt")]
    assert exports.who("mother", "is_unborn", "from_on") == [("0707854288", True, date(2025, 7, 1))]


def test_an_assessment_before_the_notification_is_the_bad_field(exports):
    exports.draw("dubu/underretninger.csv", """
        Underretnings-id | CPR-nr.     | Navn | Modtaget         | Vurderet
        N1               | 070715-4281 | A Bi | 01-07-2025 12:00 | 01-07-2025 11:00
        N2               | 070715-4281 | A Bi | 01-07-2025 12:00 | 01-07-2025
    """)  # fmt: skip
    assert exports.know().rows("notification_rows", "assessed_at is null") == [True, False]
    assert exports.findings("end_before_start") == [("end_before_start", 2, "Vurderet")]


def test_unnamed_children_without_a_number_are_one_each(exports):
    exports.draw("novax/kontakter.csv", """
        Kontakt-id | CPR barn | Navn barn | Adresse | Dato       | Kontakttype | Sundhedsplejerske | Distrikt
        K1         |          | Pige Bi   | Vej 1   | 01-01-2025 | Telefon     | SP                | Nord
        K2         |          | Pige Bi   | Vej 1   | 01-01-2025 | Telefon     | SP                | Nord
        K3         |          | Bi Holm   | Vej 1   | 01-01-2025 | Telefon     | SP                | Nord
        K4         |          | Bi Holm   | Vej 1   | 02-01-2025 | Telefon     | SP                | Nord
        K5         |          | Bo Bi Holm | Vej 1  | 01-01-2025 | Telefon     | SP                | Nord
        K6         |          | Bo Bi Holm | Vej 1  | 02-01-2025 | Telefon     | SP                | Nord
    """)  # fmt: skip
    mentions = exports.know().rows("contact_rows", "mention")
    assert len(set(mentions[:2])) == 2
    assert len(set(mentions[2:4])) == 2  # two words may both be surnames
    assert len(set(mentions[4:])) == 1


REGISTER = "CPR-nr. | Navn | Adresse | Postnr | Distrikt | Status | Adressebeskyttelse | Fra | Til"


def test_a_protected_persons_blank_address_is_no_finding(exports):
    exports.draw("cpr/cpr.csv", f"""
        {REGISTER}
        070715-4281 | A Bi |       |      | Nord | bopæl | ja  | 01-01-2020 |
        080815-4284 | B Bi |       | 6000 | Nord | bopæl | nej | 01-01-2020 |
    """)  # fmt: skip
    exports.draw("novax/kontakter.csv", """
        Kontakt-id | CPR barn    | Navn barn | Adresse | Dato       | Kontakttype | Sundhedsplejerske | Distrikt
        K1         | 070715-4281 | A Bi      |         | 01-01-2025 | Telefon     | SP                | Nord
        K2         | 080815-4284 | B Bi      |         | 01-01-2025 | Telefon     | SP                | Nord
        K3         | 080815-4284 | B Bi      | Vej 1   | 01-01-2025 | Telefon     | SP                | Nord
    """)  # fmt: skip
    blank = exports.know().findings("blank_field")
    assert blank == [("blank_field", 3, "Adresse"), ("blank_field", 3, "Adresse")]
    assert exports.rows("contact_rows", "has_address") == [False, False, True]


@pytest.mark.parametrize("column", ["Sagsbehandler", "Afdeling"])
def test_a_column_that_is_empty_throughout_is_told_once(exports, column):
    exports.draw("dubu/sager.csv", """
        Sagsnummer | CPR-nr.     | Navn | Adresse | Postnr | Sagstype   | Sagsbehandler | Afdeling | Oprettet   | Lukket | Status
        S1         | 070715-4281 | A Bi | Vej 1   | 6000   | Rådgivning |               |          | 01-01-2025 |        | Aktiv
        S2         | 070715-4281 | A Bi | Vej 1   | 6000   | Rådgivning |               |          | 01-01-2025 |        | Aktiv
    """)  # fmt: skip
    assert ("blank_column", None, column) in exports.know().findings()
    assert exports.findings("blank_field") == []
