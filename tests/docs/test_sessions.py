"""What the documentation shows at a prompt is what happens there, on a demo municipality of a few hundred children."""

import os
import shlex
import shutil
import subprocess
import sys

import pytest

from tests.docs import pages

FEW = "300"
SHOWN = [page for page in pages.PAGES if any(pages.sessions(page))]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder where the demo has been made and run, with its deliveries where a municipality would have its own."""
    folder = tmp_path_factory.mktemp("desk")
    forspring(folder, "demo", "--children", FEW)
    (folder / "leverancer").symlink_to(folder / "demo-kommune" / "leverancer")
    shutil.copytree(pages.ROOT / "docs" / "examples", folder / "kilder")
    return folder


def forspring(folder, *words):
    """Run the command as a person would and give what it says."""
    settings = {**os.environ, "COLUMNS": "160"}
    return subprocess.run(
        [sys.executable, "-m", "forspring", *words], capture_output=True, text=True, cwd=folder, env=settings, check=True
    ).stdout


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: str(page.relative_to(pages.ROOT)))
def test_the_session_goes_as_the_page_shows(page, desk):
    for said in pages.sessions(page):
        program, *words = shlex.split(said.command)
        assert program == "forspring"
        told = forspring(desk, *words, *(["--children", FEW] if words == ["demo"] else []))
        assert [line for line in said.answer if not pages.answers(told, line)] == [], told
