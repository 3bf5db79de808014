"""The reference pages, written from the code they are about.

`python -m tests.docs.reference` writes them in `docs/reference`; a test fails while one is stale.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from itertools import groupby
from pathlib import Path

from forspring import checks, indicators
from forspring.indicators.catalogue import catalogue
from forspring.indicators.definition import Indicator
from forspring.jobs import command
from forspring.kernel import errors
from forspring.law import deadlines, lists
from forspring.linkage import findings as linked
from forspring.sources import declarations
from forspring.sources import findings as reading
from forspring.sources.declaration import Field, File, Source

FOLDER = Path(__file__).parents[2] / "docs" / "reference"
SPECS = Path(indicators.__file__).parent / "specs.json"
WIDTH = "100"


def pages() -> dict[str, str]:
    """Every page of the reference by its file name."""
    return {name: "\n".join(lines) + "\n" for name, lines in _written()}


def _written() -> Iterator[tuple[str, list[str]]]:
    yield "README.md", _contents()
    specs = json.loads(SPECS.read_text(encoding="utf-8"))
    for chapter, members in groupby(catalogue().values(), key=lambda one: one.chapter):
        yield (
            f"indicators-{chapter.name.lower()}.md",
            [f"# {chapter.value}", *_each(_indicator(one, specs.get(one.id, ())) for one in members)],
        )
    yield "checks.md", _findings()
    yield "sources.md", ["# Sources", "", *SOURCES, *_each(_source(source) for source in declarations())]
    yield "deadlines.md", ["# Deadlines", "", *DEADLINES, *_each(_deadline(rule) for rule in deadlines.rules())]
    yield "errors.md", _errors()
    yield "command.md", _command()


# fmt: off
SOURCES = (
    "What each source delivers, and what its columns are read as. A header is known by any of its spellings, whatever its case, spaces and",
    "punctuation. **!** marks a column without which the row means nothing and is set aside; **?** one that may be blank. A municipality whose",
    "export looks different [declares its own layout](../how-to/use-your-own-layout.md).",
)
DEADLINES = (
    "Every time limit the figures know, from `src/forspring/law/deadlines`. *Statute* binds by law, *agreement* by agreement between parties,",
    "*local* by the municipality's own decision. A paragraph stands for all its subsections. [How to change one](../how-to/change-a-deadline.md).",
)
SEVERITIES = (
    "`set_aside`: the row means nothing without what it lacks and is counted apart. `mend`: the row is loaded, and its owner should put it right.",
    "`note`: good to know. A rule that lacks a file is *not evaluated*, which is something else than passed.",
)
# fmt: on


def _contents() -> list[str]:
    chapters = [
        f"- [{chapter.value}](indicators-{chapter.name.lower()}.md): "
        + ", ".join(f"[{one.id}](indicators-{chapter.name.lower()}.md#{one.id})" for one in members)
        for chapter, members in groupby(catalogue().values(), key=lambda one: one.chapter)
    ]
    return [
        "# Reference",
        "",
        "Written from the code by `python -m tests.docs.reference`. What people read is in Danish, as they read it.",
        "",
        "## Indicators",
        "",
        *chapters,
        "",
        "## The rest",
        "",
        "- [Checks and findings](checks.md): every code that findings.csv can hold",
        "- [Sources](sources.md): files, columns and what their values mean",
        "- [Deadlines](deadlines.md): time limits with their law",
        "- [Errors](errors.md): what the command can refuse, and its exit codes",
        "- [The command](command.md): the help of every command",
    ]


def _indicator(one: Indicator, specs: Sequence[Mapping[str, object]]) -> list[str]:
    by = dict.fromkeys(",".join(dimension.name for dimension in each) for reading in one.readings for each in reading.by)
    measures = dict.fromkeys(measure for reading in one.readings for measure in reading.measures)
    lines = [f"## {one.id}", "", f"**{one.title}.** {one.definition}", ""]
    lines += [f"- Law: {one.reference or 'none; own definition'}", f"- Unit: {one.unit}; better: {one.better}"]
    lines += [f"- Measures: {_codes(measures)}", f"- Broken down by: {_codes(by) if by else 'nothing'}"]
    if specs:
        lines += ["", "### Sådan tælles der", *(line for spec in specs for line in _spec(spec))]
    return lines


def _spec(spec: Mapping[str, object]) -> list[str]:
    lines = ["", f"**{spec['title']}** Periode {spec['period']}, opgjort {spec['as_of']}.", ""]
    for drawn in str(spec["given"]).split("\n\n"):
        name, *rows = drawn.split("\n")
        cells = [[cell.strip() for cell in row.split("|")] for row in rows]
        lines += [f"`{name}`", "", *_table(cells[0], cells[1:]), ""]
    expect = spec["expect"]
    if isinstance(expect, str):
        return [*lines, f"Giver **{expect}**."]
    assert isinstance(expect, dict)
    return [*lines, *_table(("celle", "giver"), ([cell or "i alt", told] for cell, told in expect.items()))]


def _findings() -> list[str]:
    read = ((code, t.severity, t.title, t.told) for code, t in reading.TEMPLATES.items())
    rules = ((rule.code, rule.severity, f"{rule.title}", rule.sentence) for rule in checks.catalogue())
    links = ((code, severity, title, sentence) for code, (severity, title, sentence) in linked.SENTENCES.items())
    lines = ["# Checks and findings", "", *SEVERITIES]
    for title, rows in (
        ("While a file is read", read),
        ("While rows are linked to people", links),
        ("Across rows, files and systems", rules),
    ):
        lines += ["", f"## {title}", "", *_table(("Code", "Severity", "What", "What the owner is told"), sorted(_coded(rows)))]
    needs = [(f"`{rule.code}`", _codes(rule.needs)) for rule in checks.catalogue() if rule.needs]
    return [*lines, "", "## Rules that need certain files", "", *_table(("Code", "Not evaluated without"), needs)]


def _coded(rows: Iterable[tuple[str, str, str, str]]) -> Iterator[tuple[str, str, str, str]]:
    yield from ((f"`{code}`", severity, title, sentence) for code, severity, title, sentence in rows)


def _source(source: Source) -> list[str]:
    lines = [f"## {source.name}: {source.title}"]
    for layout in source.layouts:
        for file in layout.files:
            lines += ["", f"### {file.name}", "", _stem(file), "", *_table(("Column", "Also", "Read as"), map(_column, file.fields))]
    if source.meanings:
        meanings = [(m.value, f"`{m.activity}`", str(m.step or ""), m.provision_sel or "", m.provision_bl or "") for m in source.meanings]
        lines += ["", "### What its values mean", "", *_table(("Value", "Activity", "Step", "SEL", "BL"), meanings)]
    return lines


def _stem(file: File) -> str:
    return f"Known by {_codes(file.patterns)}. Makes {_codes(dict.fromkeys(make.table for make in file.makes))}."


def _column(field: Field) -> tuple[str, str, str]:
    mark = " **!**" if field.required else " **?**" if field.blank else ""
    values = f": {', '.join(dict.fromkeys(field.values.values()))}" if field.values else ""
    return f"{field.header}{mark}", ", ".join(field.also), f"{field.kind.value.replace('_', ' ')}{values}"


def _deadline(rule: deadlines.Rule) -> list[str]:
    lines = [f"## {rule.name}", "", f"**{rule.title}.** Authority: {rule.authority}.", ""]
    lines += [f"- Starts: {_codes(rule.starts)}; met by `{rule.met_by}`" + (f"; stopped by `{rule.stopped_by}`" if rule.stopped_by else "")]
    lines += [f"- Binds by: {'the law that the record names' if rule.binds == 'record' else 'the law in force on the day it starts'}"]
    if rule.except_notifiers:
        titles = {code.code: code.title for code in lists.notifiers()}
        lines += [f"- Not for notifiers: {', '.join(f'{code} ({titles[code]})' for code in rule.except_notifiers)}"]
    head = ("Law", "Applies to", "Limit", "Reference", "Verified")
    return [*lines, "", *_table(head, map(_provision, rule.provisions))]


def _provision(one: deadlines.Provision) -> tuple[str, ...]:
    limit = f"{one.count} {one.unit}" if one.count else f"{one.unit} {one.on_date}".strip()
    if one.earliest_of:
        limit += f", or {' or '.join(one.earliest_of)} when that is earlier"
    steps = f" on steps {', '.join(map(str, one.steps))}" if one.steps else ""
    verified = f"[yes]({one.source_url})" if one.verified and one.source_url else "yes" if one.verified else "no"
    return one.law, (", ".join(one.applies_to) or "all") + steps, limit, one.reference, verified


def _errors() -> list[str]:
    kinds = sorted((kind for kind in vars(errors).values() if isinstance(kind, type)), key=lambda kind: str(kind.code))
    rows = [(f"`{kind.code}`", str(kind.exit_code), (kind.__doc__ or "").splitlines()[0]) for kind in kinds]
    told = "An error is one Danish sentence that says what to do, without a traceback and without anything about a person."
    exits = "Exit code 0: done. 1: something could not be done. 2: wrong use. 130: interrupted; the last good result is untouched."
    return ["# Errors", "", told, "", *_table(("Code", "Exit", "When"), rows), "", exits]


def _command() -> list[str]:
    lines = ["# The command", "", "In Danish as shipped; `FORSPRING_LANGUAGE=en` gives English."]
    names = [each.__name__.rpartition(".")[2] for each in command.COMMANDS]
    for words in ((), *((name,) for name in names)):
        lines += ["", f"## {' '.join(('forspring', *words))}", "", "```text", _help(words).strip(), "```"]
    return lines


def _help(words: Sequence[str]) -> str:
    """What `--help` prints on a screen of a known width."""
    said, before = io.StringIO(), os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = WIDTH
    try:
        with redirect_stdout(said):
            command.obey([*words, "--help"], "da")
    except SystemExit:
        return said.getvalue()
    finally:
        os.environ.pop("COLUMNS") if before is None else os.environ.update(COLUMNS=before)
    raise AssertionError("--help leaves")


def _each(sections: Iterable[list[str]]) -> Iterator[str]:
    for section in sections:
        yield from ("", *section)


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _line(head)
    yield _line(["---"] * len(head))
    yield from (_line(row) for row in rows)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    written = pages()
    for stale in {path.name for path in FOLDER.glob("*.md")} - written.keys():
        (FOLDER / stale).unlink()
    for name, page in written.items():
        (FOLDER / name).write_text(page, encoding="utf-8")
