"""What a role may do. A permission is asked for by every page; what a person may see of a row is asked of the row.

A right is a role and a scope: the units that an account names, and the cases that stand under its caseworker.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Permission(StrEnum):
    """One thing that an account may be allowed to do."""

    FIGURES_SEE = "figures_see"  # published figures and their definitions
    CHANGES_SEE = "changes_see"  # why a figure moved between two deliveries, in counts
    DELIVERIES_SEE = "deliveries_see"  # what was read, and what was refused and why
    FINDINGS_WORK = "findings_work"  # hand out findings, comment them, mark them as mended at their source
    DELIVERIES_CONFIRM = "deliveries_confirm"  # let a held delivery stand
    LINKS_SETTLE = "links_settle"  # see both sides of a doubtful link, and join or keep them apart
    PERSONS_SEE = "persons_see"  # rows behind a figure, and a child's timeline, within the scope
    PUBLISH = "publish"  # let a run's figures leave the house
    REPORTS_WRITE = "reports_write"  # begin a committee report and explain its deviations
    REPORTS_SEND = "reports_send"  # send it; from then on it stands
    RUNS_START = "runs_start"  # hand in deliveries and start a run
    LOG_READ = "log_read"  # who looked at whom, when and why; and the extract for a citizen
    ACCOUNTS_MANAGE = "accounts_manage"  # make and close accounts, give roles and scopes


class Role(StrEnum):
    """What a person is here for."""

    CASEWORKER = "caseworker"
    TEAM_LEADER = "team_leader"
    CHIEF = "chief"
    CONTROLLER = "controller"
    DATA_STEWARD = "data_steward"
    PROTECTION_OFFICER = "protection_officer"
    ADMINISTRATOR = "administrator"


TITLES: Mapping[Role, str] = {
    Role.CASEWORKER: "Rådgiver",
    Role.TEAM_LEADER: "Teamleder",
    Role.CHIEF: "Chef",
    Role.CONTROLLER: "Controller",
    Role.DATA_STEWARD: "Dataansvarlig",
    Role.PROTECTION_OFFICER: "Databeskyttelsesrådgiver",
    Role.ADMINISTRATOR: "Administrator",
}

P = Permission
ALLOWED: Mapping[Role, frozenset[Permission]] = {
    Role.CASEWORKER: frozenset({P.FIGURES_SEE, P.PERSONS_SEE}),
    Role.TEAM_LEADER: frozenset({P.FIGURES_SEE, P.CHANGES_SEE, P.DELIVERIES_SEE, P.FINDINGS_WORK, P.PERSONS_SEE}),
    Role.CHIEF: frozenset({P.FIGURES_SEE, P.CHANGES_SEE, P.DELIVERIES_SEE, P.PUBLISH, P.REPORTS_WRITE, P.REPORTS_SEND}),
    Role.CONTROLLER: frozenset({P.FIGURES_SEE, P.CHANGES_SEE, P.DELIVERIES_SEE, P.REPORTS_WRITE}),
    Role.DATA_STEWARD: frozenset(
        {P.FIGURES_SEE, P.CHANGES_SEE, P.DELIVERIES_SEE, P.FINDINGS_WORK, P.DELIVERIES_CONFIRM, P.LINKS_SETTLE, P.RUNS_START, P.PUBLISH}
    ),
    Role.PROTECTION_OFFICER: frozenset({P.FIGURES_SEE, P.LOG_READ}),
    Role.ADMINISTRATOR: frozenset({P.ACCOUNTS_MANAGE, P.RUNS_START}),
}


def allows(role: str, permission: Permission) -> bool:
    """Whether the role has the permission."""
    return permission in ALLOWED.get(Role(role), frozenset())
