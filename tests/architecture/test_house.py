"""The house is kept: sizes, names, the clock, and what the project may not say of itself."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src" / "forspring").rglob("*.py"))
MIGRATIONS = {path for path in SOURCES if path.parent.name == "migrations"}  # as Django writes them
TESTS = sorted((ROOT / "tests").rglob("*.py"))
EMPTY_NAMES = {"utils", "common", "helpers", "base", "core", "manager", "service", "misc"}
MAY_ASK_THE_CLOCK = {"web", "jobs", "server"}


def _relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=_relative)
def test_a_file_is_small(path):
    limit = 500 if path.is_relative_to(ROOT / "tests") else 400
    assert len(path.read_text().splitlines()) <= limit


@pytest.mark.parametrize("path", SOURCES, ids=_relative)
def test_a_function_is_small(path):
    functions = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef))
    assert not [f"{node.name}: {length}" for node in functions if (length := _length(node)) > 40]


def _length(function: ast.FunctionDef) -> int:
    """Lines of the function without its docstring and without the SQL it is the home of."""
    texts = {
        line
        for node in ast.walk(function)
        if isinstance(node, ast.Constant | ast.JoinedStr) and node.end_lineno != node.lineno
        for line in range(node.lineno, (node.end_lineno or 0))
    }
    return (function.end_lineno or 0) - function.lineno + 1 - len(texts)


@pytest.mark.parametrize("path", SOURCES, ids=_relative)
def test_a_name_names_its_subject(path):
    assert path.stem not in EMPTY_NAMES


@pytest.mark.parametrize("path", SOURCES, ids=_relative)
def test_today_is_an_argument(path):
    if path.relative_to(ROOT / "src" / "forspring").parts[0] in MAY_ASK_THE_CLOCK:
        return
    assert not re.search(r"date\.today\(|datetime\.now\(|utcnow\(|time\.time\(", path.read_text())


@pytest.mark.parametrize("path", [path for path in SOURCES if path not in MIGRATIONS], ids=_relative)
def test_what_is_public_says_what_it_is_for(path):
    tree = ast.parse(path.read_text())
    public = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")]
    assert not [node.name for node in public if ast.get_docstring(node) is None]


@pytest.mark.parametrize(
    "path", [path for path in SOURCES if path.parent.name in {"rules", "catalogue"} and path.stem != "__init__"], ids=_relative
)
def test_in_a_catalogue_the_file_name_is_the_id(path):
    names = [node.name for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)]
    assert path.stem in names
