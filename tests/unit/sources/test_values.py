"""How texts are read as values, one drawn form at a time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

from forspring.kernel import cpr
from forspring.sources.spelling import normal, normal_sql
from forspring.sources.values import civil_numbers, codes, dates, numbers, paragraphs
from forspring.warehouse import DuckWarehouse

moment = datetime.fromisoformat


@pytest.fixture(scope="module")
def engine():
    """An engine for small tables."""
    engine = DuckWarehouse(threads=1)
    yield engine
    engine.close()


@pytest.fixture
def read(engine):
    """Read texts by a module of values: the columns asked for, in the order of the texts."""

    def of(module, texts, *columns, **parameters):
        engine.load("texts", pa.table({"text": pa.array(texts, pa.string())}))
        found = {
            row["text"]: tuple(row[column] for column in columns) for row in engine.arrow(module.select("texts"), parameters).to_pylist()
        }
        return [found[text] if len(columns) > 1 else found[text][0] for text in texts]

    return of


@pytest.mark.parametrize("text", ["31-12-2025", "31.12.2025", "31/12/2025", "2025-12-31", "20251231", "46022", "31-12-2025 23:59", "2025-12-31 08:15:30",
                                  "2025-12-31T08:15", "46022.5", "20251231 07:00"])  # fmt: skip
def test_a_date_is_read_in_every_form(read, text):
    assert read(dates, [text], "day", "problem") == [(date(2025, 12, 31), None)]


@pytest.mark.parametrize("text", ["31-02-2025", "2025-13-01", "i morgen", "31-12-2025 25:00", "99999", "12"])
def test_what_is_no_date_is_a_problem(read, text):
    assert read(dates, [text], "day", "problem") == [(None, "unreadable_date")]


def test_a_moment_is_the_clock_on_the_wall_in_denmark(read):
    assert read(dates, ["01-07-2025 12:00", "01-01-2025 12:00:05"], "at") == [moment("2025-07-01 10:00"), moment("2025-01-01 11:00:05")]


def test_of_the_hour_that_comes_twice_the_first_is_meant(read):
    assert read(dates, ["26-10-2025 02:30"], "at", "hour_problem") == [(moment("2025-10-26 00:30"), "twice_hour")]


def test_the_hour_that_never_comes_is_one_later(read):
    assert read(dates, ["30-03-2025 02:30"], "at", "hour_problem") == [(moment("2025-03-30 01:30"), "missing_hour")]


def test_summer_time_is_that_of_copenhagen(read):
    zone = ZoneInfo("Europe/Copenhagen")
    hours = [moment(f"{year}-{month:02}-01") + timedelta(days=day, hours=1, minutes=59) + timedelta(hours=2 * step)
             for year in (1983, 1995, 1996, 2024, 2037) for month in (3, 9, 10) for day in range(20, 30) for step in (0, 1)]  # fmt: skip
    expected = [wall.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None) for wall in hours]
    assert read(dates, [f"{wall:%d-%m-%Y %H:%M}" for wall in hours], "at") == expected


@pytest.mark.parametrize(("text", "ore"), [("1.234,50", 123450), ("1234,5", 123450), ("1234.5", 123450), ("1.234", 123400), ("-12", -1200), ("(12)", -1200),
                                       ("(1.234,50)", -123450), ("1 234,50", 123450), ("kr. 12,00", 1200), ("12 kr.", 1200), ("0,10", 10), ("0.5", 50),
                                       ("1.234.567", 123456700), ("90071992547409,93", 9007199254740993)])  # fmt: skip
def test_an_amount_is_exact_to_the_oere(read, text, ore):
    assert read(numbers, [text], "ore", "problem") == [(ore, None)]


@pytest.mark.parametrize("text", ["x", "12.345.67", "1,2,3", "--1"])
def test_what_is_no_number_is_a_problem(read, text):
    assert read(numbers, [text], "value", "problem") == [(None, "unreadable_number")]


@pytest.mark.parametrize("text", ["070761-4285", "0707614285", "707614285", "07 07 61 4285", "070761 - 4285"])
def test_a_civil_number_is_read_in_every_form(read, text):
    assert read(civil_numbers, [text], "number", "kind", "birth_on", year=2025) == [("0707614285", "ok", date(1961, 7, 7))]


@pytest.mark.parametrize(("text", "kind", "number", "problem"), [
    ("670761-4285", "replacement", "6707614285", None), ("070761-4286", "unchecked", "0707614286", "number_check"),
    ("310261-4285", "wrong", None, "wrong_number"), ("abc", "wrong", None, "wrong_number"), ("0000000000", "none", None, None),
    ("000000-0000", "none", None, None), ("ukendt", "none", None, None), ("Ukendt ", "none", None, None),
])  # fmt: skip
def test_a_civil_number_is_of_a_kind(read, text, kind, number, problem):
    assert read(civil_numbers, [text], "kind", "number", "problem", year=2025) == [(kind, number, problem)]


@pytest.mark.parametrize("text", ["010218", "010218-0000", "010218-xxxx", "10218", "0102180000"])
def test_a_bare_birth_date_is_no_civil_number(read, text):
    assert read(civil_numbers, [text], "number", "kind", "birth_on", "problem", year=2025) == [
        (None, "birth_date", date(2018, 2, 1), "birth_date_only")
    ]


def test_the_birth_date_is_that_of_the_kernel_for_every_century(read):
    texts = [f"0107{year:02}{digit}239" for year in range(0, 100, 3) for digit in range(10)]
    assert read(civil_numbers, texts, "birth_on", year=2025) == [cpr.birth_date(text) for text in texts]


def test_the_modulus_sum_is_that_of_the_kernel(read):
    texts = [f"0107614{last:03}" for last in range(0, 1000, 7) if last % 1000]
    expected = ["ok" if cpr.Cpr(text).passes_check else "unchecked" for text in texts]
    assert read(civil_numbers, texts, "kind", year=2025) == expected


@pytest.mark.parametrize(("text", "law", "number"), [
    ("SEL § 11, stk. 3, nr. 1", "SEL", "11-3-1"), ("Serviceloven §52 stk 3 nr 7", "SEL", "52-3-7"), ("BL § 30 stk. 1 nr. 1", "BL", "30-1-1"),
    ("Barnets lov § 133", "BL", "133"), ("BARNETS LOV §32,STK.1,NR.5", "BL", "32-1-5"), ("BL-30-1-1", "BL", "30-1-1"), ("BL § 46", "BL", "46"),
    ("§ 11, stk. 3 i serviceloven", "SEL", "11-3"), ("Lov om social service § 58", "SEL", "58"), ("SEL § 11 stk. 4", "SEL", "11-4"),
])  # fmt: skip
def test_a_paragraph_is_read_from_the_laws_name_and_its_numbers(read, text, law, number):
    assert read(paragraphs, [text], "law", "numbers", "problem") == [(law, number, None)]


def test_a_paragraph_of_another_law_is_not_taken_for_ours(read):
    assert read(paragraphs, ["Sundhedsloven § 121", "uden for lov"], "problem") == ["unreadable_paragraph"] * 2


def test_a_missing_laws_name_is_a_problem(read):
    assert read(paragraphs, ["§ 30, stk. 1, nr. 2"], "law", "numbers", "problem") == [(None, "30-1-2", "law_missing")]


def test_yes_and_no_are_read(engine):
    engine.load("texts", pa.table({"text": ["Ja", "NEJ ", "j", "måske"]}))
    assert engine.rows(f"select truth from ({codes.truths('texts')})") == [(True,), (False,), (True,), (None,)]


@pytest.mark.parametrize("text", ["Ydelsesbeløb", "CPR-nr.", "Årsager", "Mors CPR nr", "A\u030ar"])
def test_the_normal_form_is_the_same_in_the_engine(engine, text):
    assert engine.rows(f"select {normal_sql('$text')}", {"text": text}) == [(normal(text),)]
