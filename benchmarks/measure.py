"""A program in a process of its own: how long it took, how much memory it held, and when it said what."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """One run: seconds from start to end, the peak of memory in bytes, and the lines it printed with their seconds."""

    seconds: float
    peak: int
    lines: tuple[tuple[float, str], ...]


class FailedError(Exception):
    """A measured program did not succeed."""


def measured(command: Sequence[str], limit: float) -> Measured:
    """Run the command once, alone, for at most so many seconds."""
    start = time.perf_counter()
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    clock = threading.Timer(limit, process.kill)
    clock.start()
    assert process.stdout
    try:
        with process.stdout:
            lines = tuple((time.perf_counter() - start, line.rstrip("\n")) for line in process.stdout)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    finally:
        clock.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)  # wait4 has waited already
    if process.returncode:
        told = "\n".join(line for _, line in lines[-15:])
        raise FailedError(f"{' '.join(command)}: exit {process.returncode} after {seconds:.0f} s of at most {limit:.0f} s\n{told}")
    return Measured(seconds, usage.ru_maxrss * 1024, lines)
