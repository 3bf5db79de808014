"""The municipality's own settings."""

from datetime import date

import pytest

from forspring.kernel.errors import DeclarationError
from forspring.law import settings


def test_the_shipped_caseload_target_is_the_association_s():
    newest = settings.read().caseload_targets[-1]
    assert (newest.valid_from, newest.lowest, newest.highest, newest.authority) == (date(2020, 2, 1), 20, 30, "agreement")


def test_every_case_weighs_the_same_until_the_municipality_chooses():
    assert {(weight.weight, weight.authority) for weight in settings.read().caseload_weights} == {(1.0, "local")}


def test_a_municipality_s_file_takes_the_shipped_one_s_place(tmp_path):
    (tmp_path / "suppression.toml").write_text("threshold = 10", "utf-8")
    own = settings.read(tmp_path)
    assert own.threshold == 10
    assert own.caseload_targets == settings.read().caseload_targets


@pytest.mark.parametrize("threshold", ["2", "0", '"5"'])
def test_the_threshold_is_never_under_three(tmp_path, threshold):
    (tmp_path / "suppression.toml").write_text(f"threshold = {threshold}", "utf-8")
    with pytest.raises(DeclarationError, match="mindst 3"):
        settings.read(tmp_path)


def test_an_unknown_key_is_told(tmp_path):
    (tmp_path / "caseload.toml").write_text("[[target]]\nmost = 3", "utf-8")
    with pytest.raises(DeclarationError, match="nøgle"):
        settings.read(tmp_path)
