"""The texts that people see, collected into one catalogue that translators work from.

`python -m tests.docs.texts` (`make texts`) writes three kinds of file in `forspring/locale`:

- `forspring.pot`: every Danish text, with where it stands: what is marked `_("…")` in Python and in templates, and the
  definitions that are data (indicators, checks, the names of members)
- `en/LC_MESSAGES/forspring.po`: the same texts with their English; a text that is gone is dropped, a new one is blank
- the compiled `.mo` of each language, the Danish of the command line's parser included

The files hold no dates and no line numbers, so the same texts give the same bytes and a test can say when they are stale.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import forspring
from forspring import checks, linkage, sources
from forspring.access import permissions
from forspring.indicators.catalogue import catalogue
from forspring.jobs.commands import links, why
from forspring.kernel.texts import LOCALE
from forspring.law import deadlines as deadline_rules
from forspring.law import lists, settings
from forspring.linkage import doubtful, findings
from forspring.report import danish, ten, words
from forspring.report.committee import lines as committee
from forspring.report.sections import caseload, deadlines, onward, quality

PACKAGE = Path(forspring.__file__).parent
TEMPLATE = LOCALE / "forspring.pot"
ENGLISH = LOCALE / "en" / "LC_MESSAGES" / "forspring.po"
PARSER = LOCALE / "da" / "LC_MESSAGES" / "argparse.po"
MARKED = [("**.py", "python"), ("**.html", "jinja2")]
NO_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)  # a compiled catalogue must carry some date

Placed = tuple[str, str]
"""Where a text stands, and the text."""


def marked() -> Iterator[Placed]:
    """The texts in `_("…")`, in Python and in templates."""
    for place, _line, text, _comments, _context in extract_from_dir(PACKAGE, MARKED, keywords={"_": None}):
        if isinstance(text, str) and text:
            yield place, text


def titles() -> Iterator[Placed]:
    """The short names that are data: of indicators, checks, members, reasons and rows of the report."""
    for one in catalogue().values():
        yield f"indicators/catalogue/{one.id}.py", one.title
    for rule in checks.catalogue():
        yield f"checks/rules/{rule.code}.py", rule.title
    for place, known in (
        ("access/log.py", log_titles()),
        ("access/permissions.py", permissions.TITLES.values()),
        ("jobs/commands/links.py", links.DECISIONS.values()),
        ("jobs/commands/why.py", why.REASONS.values()),
        ("law/activities.csv", (each.title for each in lists.activities())),
        ("law/ladder.csv", lists.ladder().values()),
        ("law/settings/registration.toml", (text for one in settings.registrations() for text in (one.profession, one.reason))),
        ("sources", _values("profession", "nature")),
        ("law/codes/notifiers.csv", (each.title for each in lists.notifiers())),
        ("linkage/findings.py", linkage.TITLES.values()),
        ("linkage/doubtful.py", (*doubtful.REASONS.values(), *doubtful.EVIDENCE.values())),
        ("sources/findings.py", sources.TITLES.values()),
        ("report/danish.py", danish.MONTHS),
        ("report/ten.py", (text for choice in ten.TEN for text in (choice.title, choice.beside))),
        ("report/committee/lines.py", (choice.title for choice in (*committee.CHOICES, committee.OUTCOMES))),
        ("law/deadlines", (rule.title for rule in deadline_rules.rules())),
        ("report/words.py", (title for members in words.MEMBERS.values() for title in members.values())),
        ("report/sections/caseload.py", (title for _measure, title, _unit in caseload.MEASURES)),
        ("report/sections/caseload.py", (title for _indicator, title in caseload.LOADS)),
        ("report/sections/deadlines.py", (title for _indicator, title in deadlines.DEADLINES)),
        ("report/sections/onward.py", (title for _indicator, title in onward.FOLLOWED)),
        ("report/sections/quality.py", (title for _severity, title in quality.SEVERITIES)),
    ):
        yield from ((place, text) for text in known if text)


def _values(*columns: str) -> Iterator[str]:
    """What columns of the sources may say."""
    for source in sources.declarations():
        fields = (field for layout in source.layouts for file in layout.files for field in file.fields)
        yield from (value for field in fields if field.name in columns for value in (field.values or {}).values())


def log_titles() -> Iterator[str]:
    """What acts are called in the log, read without starting the application."""
    tree = ast.parse((PACKAGE / "access" / "log.py").read_text(encoding="utf-8"))
    told = next(node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "TITLES")
    assert isinstance(told, ast.Dict)
    yield from (value.value for value in told.values if isinstance(value, ast.Constant))


def definitions() -> Iterator[Placed]:
    """The long texts that are data: definitions of indicators, and what checks tell a source's owner."""
    for one in catalogue().values():
        yield f"indicators/catalogue/{one.id}.py", one.definition
    for rule in checks.catalogue():
        yield f"checks/rules/{rule.code}.py", rule.sentence
    for _severity, _title, sentence in findings.SENTENCES.values():
        yield "linkage/findings.py", sentence


def collected() -> Catalog:
    """Every text, by the place it stands in first."""
    texts = _empty()
    for place, text in sorted({*marked(), *titles(), *definitions()}):
        texts.add(text, locations=[(place, 0)])
    return texts


def english() -> Catalog:
    """The English of the texts as it stands, with what is new blank and what is gone dropped."""
    with ENGLISH.open("rb") as file:
        known = read_po(file, locale="en")
    texts = _empty(locale="en")
    for message in collected():
        if message.id:
            before = known.get(message.id)
            texts.add(message.id, before.string if before else "", locations=message.locations)
    return texts


def files() -> dict[Path, bytes]:
    """What each file must hold."""
    with PARSER.open("rb") as file:
        parser = read_po(file, locale="da")
    parser.creation_date = parser.revision_date = NO_MOMENT
    return {
        TEMPLATE: _written(collected(), ""),
        ENGLISH: _written(english(), "en"),
        ENGLISH.with_suffix(".mo"): _compiled(english()),
        PARSER.with_suffix(".mo"): _compiled(parser),
    }


def _empty(locale: str | None = None) -> Catalog:
    return Catalog(locale=locale, domain="forspring", project="Forspring", creation_date=NO_MOMENT, revision_date=NO_MOMENT, fuzzy=False)


def _written(texts: Catalog, language: str) -> bytes:
    head = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    body = BytesIO()
    write_po(body, texts, width=120, omit_header=True, sort_by_file=True, include_lineno=False)
    return head.encode() + body.getvalue()


def _compiled(texts: Catalog) -> bytes:
    body = BytesIO()
    write_mo(body, texts)
    return body.getvalue()


if __name__ == "__main__":
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    ENGLISH.touch()
    for path, content in files().items():
        path.write_bytes(content)
    told = [message for message in english() if message.id]
    print(f"{len(told)} texts, {sum(1 for message in told if message.string)} of them in English")
