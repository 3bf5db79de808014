"""A small demo municipality, made once, and the command run on it as a user would."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from forspring.demo import municipality

AS_OF = date(2026, 10, 31)
CHILDREN = 700


@pytest.fixture(scope="session")
def small(tmp_path_factory) -> Path:
    """The deliveries of a municipality with 700 children; the truth lies beside them."""
    return municipality.make(tmp_path_factory.mktemp("kommune"), children=CHILDREN, seed=7, as_of=AS_OF).deliveries


@pytest.fixture(scope="session")
def command():
    """Run `forspring` in a process of its own, without a terminal."""

    def run(*words: object, **settings: object) -> subprocess.CompletedProcess[str]:
        arguments = [sys.executable, "-m", "forspring", *map(str, words)]
        return subprocess.run(arguments, capture_output=True, text=True, check=False, env={**os.environ, "COLUMNS": "200"}, **settings)

    return run


@pytest.fixture(scope="session")
def undisturbed(small, command, tmp_path_factory) -> Path:
    """The results of a run that nothing disturbed; its data folder lies beside them."""
    out = tmp_path_factory.mktemp("resultat") / "overblik"
    answer = command("run", small, "--as-of", AS_OF, "--out", out, "--internal")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return out


@pytest.fixture(scope="session")
def kept(undisturbed) -> tuple[Path, str]:
    """The data folder of the undisturbed run, and the run's name in it."""
    record = json.loads((undisturbed / "record.json").read_text(encoding="utf-8"))
    return undisturbed.parent / "forspring-data", record["run"]


def digests(out: Path) -> dict[str, str]:
    """What each result file holds, as a digest."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir()) if path.is_file()}
