"""How a long run tells where it is: bars on a terminal, plain lines otherwise."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from forspring.kernel.progress import Told

PLAIN_WIDTH = 140


class PlainLines:
    """One line a stage, for logs and pipes."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def stage(self, title: str, steps: int) -> None:
        self._console.print(f"{title} …", highlight=False)

    def step(self, subject: str = "") -> None:
        if subject:
            self._console.print(f"  {subject}", highlight=False)


class Bars:
    """One bar a stage, for people."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID | None = None

    def stage(self, title: str, steps: int) -> None:
        self._finish()
        self._task = self._progress.add_task(title, total=steps, subject="")

    def step(self, subject: str = "") -> None:
        if self._task is not None:
            self._progress.update(self._task, advance=1, subject=subject)

    def _finish(self) -> None:
        if self._task is not None:
            task = next(task for task in self._progress.tasks if task.id == self._task)
            self._progress.update(self._task, completed=task.total, subject="")


@contextmanager
def told_on(console: Console) -> Iterator[Told]:
    """Bars when the console is a terminal, lines when it is not."""
    if not console.is_terminal:
        yield PlainLines(console)
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[subject]}"),
    )
    with Progress(*columns, console=console) as progress:
        bars = Bars(progress)
        yield bars
        bars._finish()


def console() -> Console:
    """The console of this process; where there is no terminal, lines are as wide as a log bears."""
    return Console() if sys.stdout.isatty() else Console(width=PLAIN_WIDTH)
