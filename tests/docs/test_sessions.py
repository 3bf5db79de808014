"""What the documentation shows at a prompt is what happens there, on a demo municipality of a few hundred children."""

import os
import shlex
import shutil
import subprocess
import sys

import pytest

from tests.docs import pages

#: The demo as the pages show it, but small, and over when the figures are there.
BRIEFLY = ("--children", "300", "--no-pages")


@pytest.fixture
def desk(tmp_path):
    """A folder where the demo has been made and run, with deliveries, memory and layouts where a municipality would have its own."""
    forspring(tmp_path, "demo", *BRIEFLY)
    for name in ("leverancer", "forspring-data"):
        (tmp_path / name).symlink_to(tmp_path / "demo-kommune" / name)
    shutil.copytree(pages.ROOT / "docs" / "examples", tmp_path / "kilder")
    return tmp_path


def forspring(folder, *words):
    """Run the command as a person would and give what it says."""
    settings = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"} | {"COLUMNS": "160"}
    answer = subprocess.run([sys.executable, "-m", "forspring", *words], capture_output=True, text=True, cwd=folder, env=settings)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


def test_the_sessions_go_as_the_pages_show(desk):
    unlike = []
    for page in sorted(pages.PAGES, key=lambda page: page.name != "start.md"):  # the first hour first
        for said in pages.sessions(page):
            program, *words = shlex.split(said.command)
            assert program == "forspring"
            told = forspring(desk, *words, *(BRIEFLY if words == ["demo"] else ()))
            unlike += [(page.name, said.command, line) for line in said.answer if not pages.answers(told, line)]
    assert unlike == []
