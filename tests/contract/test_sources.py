"""Every shipped source keeps its promises: declared, mapped, described, and with a sample that reads without a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

import forspring.sources
from forspring.model.tables import ROWS
from forspring.sources import declarations
from forspring.sources.declaring import SHIPPED
from forspring.sources.spelling import normal

HERE = Path(forspring.sources.__file__).parent


def sample(exports, *sources):
    for source in sources:
        for path in (HERE / source / "sample").iterdir():
            exports.deliver(f"{source}/{path.name}", path.read_bytes())
    return exports.know()


@pytest.mark.parametrize("source", SHIPPED)
def test_a_source_has_declaration_sample_and_description(source):
    assert {"source.toml", "README.md", "sample"} <= {path.name for path in (HERE / source).iterdir()}


def test_no_source_is_missing_from_the_register():
    assert {path.parent.name for path in HERE.glob("*/source.toml")} == set(SHIPPED)


def test_all_samples_read_without_a_finding(exports):
    sample(exports, *SHIPPED)
    assert exports.engine.rows("select file, row, message from findings") == []


def test_all_samples_fill_every_canonical_table(exports):
    sample(exports, *SHIPPED)
    assert [table.name for table in ROWS if not exports.rows(table.name, "row")] == []


def test_every_canonical_row_has_a_key_of_its_own(exports):
    sample(exports, *SHIPPED)
    for table in ROWS:
        records = exports.rows(table.name, "record")
        assert len(set(records)) == len(records)


@pytest.mark.parametrize("source", declarations(), ids=lambda source: source.name)
def test_no_header_is_read_as_two_columns(source):
    for layout in source.layouts:
        for file in layout.files:
            spelled = [normal(text) for field in file.fields for text in (field.header, *field.also)]
            assert len(set(spelled)) == len(spelled), file.name


def test_the_sample_of_every_file_has_every_declared_column():
    for source in declarations():
        for file in source.layouts[0].files:
            header = (HERE / source.name / "sample" / f"{file.name}.csv").read_text("utf-8").splitlines()[0].split(";")
            assert header == [field.header for field in file.fields]
