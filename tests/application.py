"""Accounts and a publication for tests of the pages."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any
from uuid import uuid4

import pyarrow as pa
import pytest
from django.http import HttpResponse
from django.test import Client

from forspring.access.actions import accounts
from forspring.access.models import Account
from forspring.access.permissions import Role
from forspring.publication.actions import publications
from forspring.publication.models import Publication

PASSWORD = "et langt kodeord til prøver"
AS_OF = date(2026, 10, 31)
KINDS = {"value": pa.float64(), "part": pa.int64(), "whole": pa.int64()}


def figure(indicator: str, period: str, value: float | None, measure: str = "count", **more: Any) -> dict[str, Any]:
    """One row of figures.csv."""
    row = {"indicator": indicator, "period": period, "dimension": "", "member": "", "measure": measure, "value": value}
    return {**row, "part": None, "whole": None, "status": "ok" if value is not None else "withheld", **more}


FIGURES = (
    figure("children_active", "2026-10-31", 412.0),
    figure("children_active", "2025-12-31", 398.0),
    figure("children_active", "2026-10-31", 123.0, dimension="unit", member="RT"),
    figure("children_active", "2026-10-31", None, dimension="unit", member="FH"),
    figure("children_active", "2025-12-31", 120.0, dimension="unit", member="RT"),
    figure("courses_started", "2025", 230.0),
    figure("courses_started", "2024", 210.0),
    figure("early_effort_by_unit", "2025", 85.0, dimension="kind", member="registered"),
    figure("early_effort_by_unit", "2024", 80.0, dimension="kind", member="registered"),
    figure("early_effort_by_unit", "2025", 60.0, dimension="kind,role", member="registered,Rådgivende team"),
    figure("early_effort_by_unit", "2025", 25.0, dimension="kind,role", member="registered,Familiehus"),
    figure("category_precision", "2025", 0.75, "share", part=60, whole=80),
)


def publish(
    number: int = 1, rows: tuple[dict[str, Any], ...] = FIGURES, days: tuple[str, ...] = ("2026-10-31",), **more: Any
) -> Publication:
    """A publication of the figures."""
    columns = {name: pa.array([row[name] for row in rows], KINDS.get(name, pa.string())) for name in rows[0]}
    files = [("dubu_sager", 100, 0, 99, 1), ("dubu_ydelser", 300, 2, 300, 0)]
    accounts_of_rows = pa.Table.from_pylist(
        [
            {
                "source": "dubu",
                "delivery": date.fromisoformat(day),
                "file": file,
                "read": read,
                "duplicates": twice,
                "loaded": loaded,
                "set_aside": aside,
            }
            for day in days
            for file, read, twice, loaded, aside in files
        ]
    )
    made = publications.Made(
        number=number,
        as_of=AS_OF,
        municipality="Prøve Kommune",
        run=more.pop("run", "") or uuid4().hex,
        code="0.1.0-abc",
        organisation="day",
        threshold=5,
        deliveries=[("dubu", "2026-10-31")],
        units={"RT": "Rådgivende team", "FH": "Familiehuset"},
        not_evaluated={},
        **more,
    )
    return publications.publish(made=made, figures=pa.table(columns), accounts=accounts_of_rows, by=None)


def account(role: Role, **more: Any) -> Account:
    """An account of a role."""
    return accounts.make(username=f"{role}-prøve", full_name="Prøve Person", role=role, password=PASSWORD, by=None, **more)


@pytest.fixture
def publication(db: None) -> Publication:
    """One publication."""
    return publish()


@pytest.fixture
def as_role(db: None) -> Any:
    """A browser without a screen, logged in as an account of the role."""

    def client(role: Role, **more: Any) -> Client:
        browser = Client()
        browser.force_login(account(role, **more), backend="django.contrib.auth.backends.ModelBackend")
        return browser

    return client


def text(answer: HttpResponse) -> str:
    """What the page says, without its markup."""
    assert answer.status_code == 200, answer.status_code
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())
