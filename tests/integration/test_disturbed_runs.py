"""A run may be killed, starved of disk or shut out: the last good result stands, and the next run gives the same bytes."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time

import pytest

from tests.integration.conftest import AS_OF, digests

MOMENTS = 20


def test_running_again_gives_the_same_bytes_and_says_that_nothing_changed(small, undisturbed, command, tmp_path):
    data = undisturbed.parent / "forspring-data"
    again = command("run", small, "--as-of", AS_OF, "--out", tmp_path / "igen", "--internal", "--data", data)
    assert again.returncode == 0, again.stderr
    assert digests(tmp_path / "igen") == digests(undisturbed)
    assert "uændret" in again.stdout


def test_a_fresh_data_folder_gives_the_same_bytes(small, undisturbed, command, tmp_path):
    answer = command("run", small, "--as-of", AS_OF, "--out", tmp_path / "frisk", "--internal")
    assert answer.returncode == 0, answer.stderr
    assert digests(tmp_path / "frisk") == digests(undisturbed)


def test_a_run_killed_at_any_moment_is_made_good_by_the_next(small, undisturbed, command, tmp_path):
    """`kill -9` at twenty moments spread over the run, each after the other in one data folder."""
    out, data = tmp_path / "overblik", tmp_path / "data"
    started = time.monotonic()
    command("run", small, "--as-of", AS_OF, "--out", tmp_path / "maal", "--internal", "--data", tmp_path / "maaldata")
    whole = time.monotonic() - started
    moments = random.Random(42)
    for _ in range(MOMENTS):
        run = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "forspring",
                "run",
                str(small),
                "--as-of",
                str(AS_OF),
                "--out",
                str(out),
                "--internal",
                "--data",
                str(data),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            run.wait(timeout=moments.uniform(0.05, whole))
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
    last = command("run", small, "--as-of", AS_OF, "--out", out, "--internal", "--data", data)
    assert last.returncode == 0, last.stderr
    assert digests(out) == digests(undisturbed)


@pytest.mark.parametrize("limit", [20_000, 400_000])
def test_a_full_disk_is_told_in_a_sentence_and_leaves_the_last_good_result(small, undisturbed, command, tmp_path, limit):
    out, data = tmp_path / "overblik", tmp_path / "data"
    assert command("run", small, "--as-of", AS_OF, "--out", out, "--internal", "--data", data).returncode == 0
    before = digests(out)

    def starve() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    starved = command("run", small, "--as-of", "2026-10-15", "--out", out, "--internal", "--data", data, preexec_fn=starve)
    assert starved.returncode == 1
    assert "plads" in starved.stderr
    assert "Traceback" not in starved.stderr
    assert digests(out) == before


def test_a_place_that_cannot_be_written_is_told_before_the_work(small, command, tmp_path):
    (tmp_path / "overblik").write_text("her ligger en fil, ikke en mappe")
    refused = command("run", small, "--as-of", AS_OF, "--out", tmp_path / "overblik")
    assert refused.returncode == 1
    assert "Der kan ikke skrives" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_two_runs_at_once_do_not_write_in_the_same_data_folder(small, command, tmp_path):
    import fcntl

    data = tmp_path / "data"
    data.mkdir()
    with (data / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        refused = command("run", small, "--as-of", AS_OF, "--out", tmp_path / "overblik", "--data", data)
    assert refused.returncode == 1
    assert "En anden kørsel er i gang" in refused.stderr
