"""What is known after several deliveries: what is replaced, what stands, and when nothing may be deleted."""

from __future__ import annotations

from datetime import date

import pytest

BEFORE, AFTER = "2025-11-30", "2025-12-31"


def cases(exports, day, *rows):
    header = "Sagsnummer;CPR-nr.;Navn;Adresse;Postnr;Sagstype;Sagsbehandler;Afdeling;Oprettet;Lukket;Status\n"
    lines = [f"{number};070715-4281;A Bi;Vej 1;6000;Rådgivning;AB;{unit};{opened};;Aktiv\n" for number, unit, opened in rows]
    return exports.deliver("dubu/sager.csv", header + "".join(lines), day)


def note(exports, day, text):
    (exports.folder / "dubu" / day / "levering.toml").write_text(text, "utf-8")


def many(count, unit="FAM"):
    return [(f"S{number:02}", unit, "01-01-2025") for number in range(count)]


def test_a_full_delivery_replaces_the_one_before(exports):
    cases(exports, BEFORE, ("S1", "FAM", "01-01-2025"), ("S2", "FAM", "01-01-2025"))
    cases(exports, AFTER, ("S2", "FAM", "02-01-2025"))
    assert exports.know().rows("case_rows", "case_number", "cast(opened_on as varchar)") == [("S2", "2025-01-02")]


def test_a_figure_for_an_earlier_day_knows_only_what_was_delivered(exports):
    cases(exports, BEFORE, ("S1", "FAM", "01-01-2025"))
    cases(exports, AFTER, ("S2", "FAM", "02-01-2025"))
    assert exports.know(date(2025, 12, 1)).rows("case_rows", "case_number") == ["S1"]
    assert exports.engine.rows("select count(*) from accounts") == [(1,)]


def test_a_record_keeps_its_key_from_delivery_to_delivery(exports):
    cases(exports, BEFORE, ("S1", "FAM", "01-01-2025"), ("S2", "FAM", "01-01-2025"))
    before = dict(exports.know().rows("case_rows", "case_number", "record"))
    cases(exports, AFTER, ("S2", "SKO", "05-01-2025"))
    assert exports.know().rows("case_rows", "record") == [before["S2"]]


def test_a_delta_adds_and_corrects_and_deletes_nothing(exports):
    cases(exports, BEFORE, ("S1", "FAM", "01-01-2025"), ("S2", "FAM", "01-01-2025"))
    cases(exports, AFTER, ("S2", "SKO", "01-01-2025"), ("S3", "FAM", "01-01-2025"))
    note(exports, AFTER, 'kind = "delta"')
    assert sorted(exports.know().rows("case_rows", "case_number", "unit")) == [("S1", "FAM"), ("S2", "SKO"), ("S3", "FAM")]


def test_a_delta_of_rows_known_by_who_they_are_about_finds_its_own(exports):
    header = "Sagsnummer;CPR-nr.;Dato;Type;Sagsbehandler\n"
    exports.deliver(
        "dubu/opfoelgninger.csv", header + ";070715-4281;01-01-2025;Opfølgning;AB\n;080815-4284;01-01-2025;Opfølgning;AB\n", BEFORE
    )
    exports.deliver("dubu/opfoelgninger.csv", header + ";0707154281;01-01-2025;Opfølgning;AB\n", AFTER)
    note(exports, AFTER, 'kind = "delta"')
    assert sorted(str(day) for day in exports.know().rows("follow_up_rows", "delivery")) == [BEFORE, AFTER]


def test_a_full_delivery_deletes_inside_its_scope_only(exports):
    """En leverance for én enhed og ét tidsrum siger intet om andre."""
    cases(
        exports, BEFORE, ("S1", "FAM", "01-01-2025"), ("S2", "FAM", "01-06-2025"), ("S3", "SKO", "01-06-2025"), ("S4", "FAM", "01-06-2025")
    )
    cases(exports, AFTER, ("S4", "FAM", "01-06-2025"), ("S5", "FAM", "01-06-2025"))
    note(exports, AFTER, 'from = 2025-06-01\nuntil = "2025-06-30"\nunits = ["fam"]')
    assert sorted(exports.know().rows("case_rows", "case_number")) == ["S1", "S3", "S4", "S5"]


def test_a_scopes_unit_is_known_by_code_and_by_name(exports):
    exports.draw("organisation/enheder.csv", """
        Enhed | Navn       | Chefområde | Rolle  | Fra
        FAH   | Familiehus | Familie    | Udfører | 01-01-2020
    """, BEFORE)  # fmt: skip
    cases(exports, BEFORE, ("S1", "FAH", "01-01-2025"), ("S2", "Familiehus", "01-01-2025"), ("S3", "SKO", "01-01-2025"))
    cases(exports, AFTER, ("S1", "FAH", "01-01-2025"))
    note(exports, AFTER, 'units = ["FAH"]')
    assert sorted(exports.know().rows("case_rows", "case_number")) == ["S1", "S3"]


@pytest.mark.parametrize(("count", "why"), [(4, "4 rækker, under halvdelen af de 10"), (0, "uden rækker, og sidst havde den 10")])
def test_a_full_delivery_that_shrinks_too_much_is_held_back_until_confirmed(exports, count, why):
    cases(exports, BEFORE, *many(10))
    cases(exports, AFTER, *many(count))
    assert len(exports.know().rows("case_rows", "row")) == 10
    assert why in exports.messages("delivery_held")[0]
    assert len(exports.know(confirmed={("dubu", AFTER, "dubu_sager")}).rows("case_rows", "row")) == count
    assert exports.findings("delivery_held") == []


def test_half_of_last_times_rows_is_enough(exports):
    cases(exports, BEFORE, *many(10))
    cases(exports, AFTER, *many(5))
    assert len(exports.know().rows("case_rows", "row")) == 5


def test_a_held_delivery_still_adds_and_corrects(exports):
    cases(exports, BEFORE, *many(10))
    cases(exports, AFTER, ("S00", "SKO", "01-01-2025"), ("NY", "FAM", "01-01-2025"))
    assert len(exports.know().rows("case_rows", "row")) == 11
    assert exports.engine.rows("select unit from case_rows where case_number = 'S00'") == [("SKO",)]
    assert exports.engine.rows("select count(*) from row_links") == [(10,)]


def test_a_cut_file_deletes_nothing(exports):
    cases(exports, BEFORE, *many(4))
    path = cases(exports, AFTER, *many(3))
    path.write_text(path.read_text("utf-8") + "S99;0707", "utf-8")
    assert len(exports.know().rows("case_rows", "row")) == 4
    assert len(exports.findings("delivery_held", "cut_row")) == 2


def test_a_file_that_is_missing_from_a_delivery_stands_as_before(exports):
    cases(exports, BEFORE, *many(3))
    exports.deliver("dubu/opfoelgninger.csv", "Sagsnummer;CPR-nr.;Dato;Type;Sagsbehandler\n", AFTER)
    assert len(exports.know().rows("case_rows", "row")) == 3


def test_a_delivery_sent_again_changes_nothing_and_says_so(exports):
    cases(exports, BEFORE, *many(3))
    before = exports.know().engine.rows("select * from case_rows order by row")
    cases(exports, AFTER, *many(3))
    assert exports.know().engine.rows("select * from case_rows order by row") == before
    assert exports.account("dubu_sager", AFTER) == (3, 0, 3, 0)
    assert exports.messages("delivery_sent_again") == ["DUBU: Leverancen er den samme som den fra 30-11-2025 og ændrer intet."]


def test_a_note_that_cannot_be_read_lets_nothing_be_deleted(exports):
    cases(exports, BEFORE, *many(3))
    cases(exports, AFTER, *many(2))
    note(exports, AFTER, "kind = halv")
    assert len(exports.know().rows("case_rows", "row")) == 3
    assert len(exports.findings("delivery_note_unreadable", "delivery_held")) == 2


def test_a_code_whose_share_jumps_is_told(exports):
    def contacts(day, kind):
        lines = "".join(f"{day}{n};070715-4281;A Bi;Vej 1;01-01-2025;{kind if n % 4 else 'Telefon'};SP;Nord\n" for n in range(60))
        exports.deliver(
            "novax/kontakter.csv", "Kontakt-id;CPR barn;Navn barn;Adresse;Dato;Kontakttype;Sundhedsplejerske;Distrikt\n" + lines, day
        )

    contacts(BEFORE, "Hjemmebesøg")
    contacts(AFTER, "Konsultation")
    assert exports.know().findings("profile_jump") == [("profile_jump", None, "Kontakttype")] * 2
    assert "Hjemmebesøg er gået fra 75 % til 0 %" in exports.messages("profile_jump")[0]


def test_reading_again_reads_nothing_and_says_the_same(exports):
    cases(exports, BEFORE, *many(3), ("", "FAM", "01-01-2025"))
    before = exports.know().engine.rows("select * from findings")
    read = sorted((path, path.stat().st_mtime_ns) for path in (exports.data / "read").rglob("*"))
    assert exports.know().engine.rows("select * from findings") == before
    assert sorted((path, path.stat().st_mtime_ns) for path in (exports.data / "read").rglob("*")) == read


def test_every_row_of_the_newest_delivery_leads_to_its_mention(exports):
    """Dubletter deler deres originals omtale; rækker lagt til side har også en."""
    path = cases(exports, AFTER, ("S1", "FAM", "01-01-2025"), ("S1", "FAM", "01-01-2025"), ("", "FAM", "01-01-2025"))
    path.write_text(path.read_text("utf-8").replace("\n;070715", "\n;080815"), "utf-8")
    exports.know()
    links = exports.engine.rows("select file, row, mention from row_links order by row")
    assert [(file, row) for file, row, _ in links] == [("dubu_sager", 2), ("dubu_sager", 3), ("dubu_sager", 4)]
    assert links[0][2] == links[1][2] != links[2][2]


def test_nothing_but_the_identity_store_knows_who(exports):
    cases(exports, AFTER, *many(3))
    exports.know()
    kept = b"".join(path.read_bytes() for path in exports.data.rglob("*") if path.is_file())
    assert b"0707154281" not in kept
    assert b"070715-4281" not in kept
    assert b"A Bi" not in kept


def test_what_a_killed_run_left_is_taken_away(exports):
    cases(exports, AFTER, *many(3))
    left = exports.data / "read" / "x.part-999999999"
    left.mkdir(parents=True)
    (left / "plain.csv").write_text("A Bi", "utf-8")
    exports.know()
    assert not left.exists()
