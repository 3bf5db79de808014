"""Civil numbers: which are possible, what they carry, and that they hide themselves."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.dk import cpr as second_opinion

from forspring.kernel.cpr import Cpr, birth_date, is_mentioned


@pytest.mark.parametrize(
    ("digits", "born_on"),
    [
        ("0101104000", date(2010, 1, 1)),  # 4 with year up to 36: this century
        ("0101504000", date(1950, 1, 1)),
        ("0101105000", date(2010, 1, 1)),
        ("0101605000", date(1860, 1, 1)),
        ("0101103000", date(1910, 1, 1)),
        ("2902002000", None),  # 1900 had no 29 February
        ("2902004000", date(2000, 2, 29)),
        ("6101104000", date(2010, 1, 1)),  # a replacement number
        ("9901104000", None),
        ("010110400", None),
    ],
)
def test_the_birth_date_follows_the_seventh_digit(digits, born_on):
    assert birth_date(digits) == born_on


def test_a_number_that_fails_the_check_sum_is_still_a_number():
    number = Cpr("0101104002")
    assert not number.passes_check
    assert number.birth_on == date(2010, 1, 1)


def test_a_number_never_shows_itself():
    assert repr(Cpr("0101104000")) == str(Cpr("0101104000")) == f"{Cpr('0101104000')}" == "Cpr(…)"


def test_an_impossible_number_does_not_tell_itself_either():
    with pytest.raises(ValueError, match=r"^not a civil number$"):
        Cpr("3102104000")


@given(st.dates(date(1860, 1, 1), date(2056, 12, 31)), st.integers(0, 9999))
def test_our_reading_agrees_with_a_second_opinion(day, serial):
    digits = f"{day:%d%m%y}{serial:04}"
    born = birth_date(digits)
    try:
        assert second_opinion.get_birth_date(digits) == born
    except ValueError:
        assert born is None or born > date(2026, 11, 1)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("barnet 010119-1234", True),
        ("0101191234", True),
        ("010119 1234", True),
        ("sag 25-214", False),
        ("konto 52821 og 12345678901", False),
    ],
)
def test_a_number_in_a_text_is_seen(text, is_one):
    assert is_mentioned(text) == is_one
