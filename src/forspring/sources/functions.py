"""The named functions that a declaration may send a column through: what cannot be said as a table."""

from __future__ import annotations

FUNCTIONS: dict[str, str] = {
    "joint_number": (
        "case when regexp_matches(lower({0}), '-\\s*(mor|far)\\s*$') then regexp_replace(trim({0}), '\\s*-\\s*(mor|far)\\s*$', '', 'i') end"
    ),
    "causes": "nullif(trim(regexp_replace({0}, '\\s*\\|[\\s|]*', '|', 'g'), '| '), '')",
}
"""`joint_number`: an ESDH number without -Mor/-Far, nothing when it has neither; `causes`: several texts with | between, trimmed."""
