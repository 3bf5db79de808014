"""The report as one HTML file that fetches nothing, prints on A4 and reads on a telephone."""

from __future__ import annotations

from functools import partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from forspring.kernel.texts import _
from forspring.report import danish, words
from forspring.report.charts import Chart
from forspring.report.content import Explained, Panel, Report


def render(report: Report) -> str:
    """The page."""
    environment = Environment(
        loader=PackageLoader("forspring.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"day": danish.day, "short_day": danish.short_day, "source": _source}
    environment.globals |= {"_": _, "svg": _svg, "definitions": partial(_definitions, report)}
    return environment.get_template("report.html").render(report=report, run=report.run, told=_told_definitions(report))


def _svg(chart: Chart) -> Markup:
    """A chart of ours: its texts are escaped where it is drawn."""
    return Markup(chart.svg)


def _source(name: str) -> str:
    return words.SOURCES.get(name, name)


def _definitions(report: Report, panel: Panel) -> list[Explained]:
    return [report.definitions[name] for name in panel.indicators if name in report.definitions]


def _told_definitions(report: Report) -> list[Explained]:
    """Each definition that a panel refers to, once, by title."""
    names = dict.fromkeys(name for section in report.sections for panel in section.panels for name in panel.indicators)
    return sorted((report.definitions[name] for name in names if name in report.definitions), key=lambda definition: definition.title)
