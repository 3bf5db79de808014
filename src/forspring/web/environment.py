"""What every template has at hand: texts in the reader's language, addresses, files, icons, and Danish numbers and days."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from django.utils.timezone import localtime
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from forspring import __version__
from forspring.access.permissions import TITLES, Role
from forspring.kernel.texts import _, language
from forspring.report import danish, words
from forspring.report.charts import Chart
from forspring.web.menu import menu


def environment(**options: Any) -> Environment:
    """The environment that Django's Jinja2 backend asks for."""
    made = Environment(**{**options, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True})
    made.globals |= {
        "_": _,
        "language": language,
        "url": _url,
        "static": static,
        "icon": icon,
        "svg": _svg,
        "menu": menu,
        "get_messages": get_messages,
        "is_synthetic": settings.SYNTHETIC,
        "version": __version__,
    }
    made.filters |= {
        "day": danish.day,
        "short_day": _short_day,
        "told_day": lambda on: (on.isoformat(), _short_day(on)),
        "iso_day": lambda text: _short_day(date.fromisoformat(text)),
        "moment": _moment,
        "period": danish.period,
        "number": danish.number,
        "percent": danish.percent,
        "source": lambda name: words.SOURCES.get(name, name),
        "role": lambda role: _(TITLES[Role(role)]),
    }
    return made


def icon(name: str) -> Markup:
    """A drawing beside words; readers of the page hear only the words."""
    return Markup('<svg class="icon-svg" focusable="false" aria-hidden="true"><use href="{}#{}"></use></svg>').format(
        static("forspring/icons.svg"), name
    )


def _url(name: str, *arguments: Any) -> str:
    return reverse(name, args=arguments)


def _svg(chart: Chart) -> Markup:
    """A chart of ours: its texts are escaped where it is drawn."""
    return Markup(chart.svg)


def _short_day(on: date) -> str:
    return f"{on:%d-%m-%Y}"


def _moment(at: datetime) -> str:
    """19-11-2026 kl. 13.00"""
    local = localtime(at)
    return f"{local:%d-%m-%Y} kl. {local:%H.%M}"
