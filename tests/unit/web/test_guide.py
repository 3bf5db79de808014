"""The registration guide answers from the mappings and the law, and says what they do not say."""

from __future__ import annotations

from datetime import date

import pytest
from tests.application import text

from forspring.access.permissions import Role
from forspring.law import settings as local
from forspring.law.settings import EqualEfforts, Registration
from forspring.sources import declarations
from forspring.sources.declaration import Meaning, Source
from forspring.web.pages.guide.answer import Question, answer

BEFORE, AFTER = date(2023, 12, 31), date(2024, 1, 1)
EQUAL = EqualEfforts("Rådgivende team", ("samtaleforloeb",))
TALKS_DUBU = Meaning("Samtaleforløb", "samtaleforloeb", 2, None, "SEL-11-3-1", "BL-30-1-1")
TALKS_ESDH = Meaning("Samtaleforløb", "samtaleforloeb", 2, "Udviklende")
DECLARED = (Source("dubu", "DUBU", (), (TALKS_DUBU,)), Source("esdh", "ESDH", (), (TALKS_ESDH,)))
FORM = {"faggruppe": "Psykolog", "aktivitet": "cool_kids", "karakter": "Udviklende", "dag": "191126"}
AGREED = (Registration("Psykolog", "esdh", "PPR journaliserer i ESDH."),)


def asked(activity="samtaleforloeb", on=AFTER, profession="", nature="", declared=DECLARED):
    return answer(Question(activity, on, profession, nature), declared, AGREED, EQUAL)


@pytest.mark.parametrize(("on", "told"), [(BEFORE, "Serviceloven § 11, stk. 3, nr. 1"), (AFTER, "Barnets lov § 30, stk. 1, nr. 1")])
def test_the_paragraph_is_the_one_in_force_on_the_day(on, told):
    assert [law.told for law in asked(on=on).first[0].laws] == [told]


def test_a_profession_with_an_agreement_registers_there_and_sees_the_others_beside():
    told = asked(profession="Psykolog")
    assert [place.system for place in told.first] == ["esdh"]
    assert [place.system for place in told.others] == ["dubu"]


def test_a_profession_without_an_agreement_is_told_so_and_sees_all():
    told = asked(profession="Familiebehandler")
    assert [place.system for place in told.first] == ["dubu", "esdh"]
    assert "ingen aftale" in told.lacking[0]


def test_a_developing_course_is_no_answer_to_a_clarifying_one():
    told = asked(profession="Psykolog", nature="Afklarende")
    assert told.first == []
    assert [place.system for place in told.unfit] == ["esdh"]
    assert "intet svar" in told.lacking[-1]


def test_a_course_in_the_journal_is_equal_only_by_the_unit_that_holds_it():
    told = {place.system: place.counted for place in asked().first}
    assert told["dubu"] == "Registreret tidlig indsats"
    assert told["esdh"].startswith("Ligestillet med en tidlig indsats, når en enhed med rollen Rådgivende team")


def test_a_category_without_a_paragraph_is_not_given_one():
    place = next(place for place in asked().first if place.system == "esdh")
    assert place.laws == []
    assert "Kilden angiver ingen paragraf for kategorien." in place.reasons
    assert "Aktiviteten hører ellers under Barnets lov § 30, stk. 1, nr. 1." in place.reasons


def test_a_category_that_is_over_is_no_answer():
    over = Source("dubu", "DUBU", (), (Meaning("Gammel", "samtaleforloeb", last_day=BEFORE),))
    assert asked(declared=(over,)).first == []
    assert asked(declared=(over,), on=BEFORE).first[0].category == "Gammel"


def test_a_paragraph_that_nobody_has_verified_says_so():
    unsure = Source("dubu", "DUBU", (), (Meaning("Støtteperson", "samtaleforloeb", provision_bl="BL-75"),))
    assert [law.is_verified for law in asked(declared=(unsure,)).first[0].laws] == [False]


def test_a_paragraph_that_is_not_in_the_list_is_not_told():
    unknown = Source("dubu", "DUBU", (), (Meaning("Andet", "samtaleforloeb", provision_bl="BL-999"),))
    assert asked(declared=(unknown,)).first[0].laws == []


def test_an_agreement_names_a_system_and_a_profession_that_are_declared():
    sources = declarations()
    professions = {
        value
        for source in sources
        for layout in source.layouts
        for file in layout.files
        for field in file.fields
        if field.name == "profession"
        for value in field.values.values()
    }
    for one in local.registrations():
        assert one.system in {source.name for source in sources}
        assert one.profession in professions


@pytest.mark.django_db
def test_a_caseworker_asks_and_is_answered(as_role):
    shown = text(as_role(Role.CASEWORKER).get("/data/vejviser/", FORM))
    assert "Cool Kids, tor. 19-11-2026 (uge 47)" in shown
    assert "ESDH: »Cool Kids«" in shown
    assert "Lokal aftale" in shown


@pytest.mark.django_db
def test_clarifying_categories_are_told_when_the_asked_one_is_developing(as_role):
    shown = text(as_role(Role.CASEWORKER).get("/data/vejviser/", {**FORM, "karakter": "Afklarende"}))
    assert "I ESDH er disse kategorier afklarende" in shown
    assert "»Udredning«" in shown


@pytest.mark.django_db
@pytest.mark.parametrize(("changed", "field"), [({"dag": "i går"}, "dag"), ({"aktivitet": "flyvning"}, "aktivitet")])
def test_what_will_not_do_is_told_at_its_field(as_role, changed, field):
    answer = as_role(Role.CASEWORKER).get("/data/vejviser/", {**FORM, **changed})
    assert answer.status_code == 422
    assert f'id="fejl-{field}"' in answer.content.decode()


@pytest.mark.django_db
def test_who_cannot_open_data_finds_the_guide_in_the_menu(as_role):
    assert 'href="/data/vejviser/">Vejviser' in as_role(Role.CASEWORKER).get("/data/vejviser/", {}).content.decode().replace(
        ' aria-current="page"', ""
    )


@pytest.mark.django_db
def test_the_page_asks_the_database_only_who_asks(as_role, django_assert_num_queries):
    client = as_role(Role.CASEWORKER)
    client.get("/data/vejviser/", FORM)
    with django_assert_num_queries(2):
        client.get("/data/vejviser/", FORM)
