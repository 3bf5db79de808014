"""The canonical tables: the language everything above the sources is written in.

Two layers. **Rows** are what the sources' files say, typed, one table a subject; identity is split off,
and a row about a person carries the `mention` that stands for it in the identity store. **Facts** are
what the figures are counted from, after linking and harmonising; they carry the `person` key.
A period runs from its start up to and including `last_day`, which is empty when it still runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Type(StrEnum):
    """The column types, by their names in the portable SQL."""

    TEXT = "varchar"
    DATE = "date"
    MOMENT = "timestamp"  # UTC
    WHOLE = "bigint"
    TRUTH = "boolean"
    REAL = "double"


TEXT, DATE, MOMENT, WHOLE, TRUTH, REAL = Type


@dataclass(frozen=True)
class Column:
    """A column, its type, and what it says."""

    name: str
    type: Type
    meaning: str = ""


@dataclass(frozen=True)
class Table:
    """A table, one row per `grain`."""

    name: str
    grain: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The column names in order."""
        return tuple(column.name for column in self.columns)


def _columns(*columns: tuple[str, Type] | tuple[str, Type, str]) -> tuple[Column, ...]:
    return tuple(Column(*column) for column in columns)


ORIGIN = _columns(
    ("record", TEXT, "the row's own key across deliveries: md5 of source, file, key fields without identity, and occurrence"),
    ("source", TEXT),
    ("delivery", DATE, "extraction date of the delivery that the row was read from"),
    ("file", TEXT, "the file's standard name: dubu_sager"),
    ("row", WHOLE, "record number in the file; the header is 1"),
)
ABOUT = _columns(
    ("mention", WHOLE, "who the row is about: a distinct identity in the identity store; null when the row carries none"),
)


def _rows(name: str, grain: str, *columns: tuple[str, Type] | tuple[str, Type, str], about: bool = True) -> Table:
    return Table(name, grain, ORIGIN + (ABOUT if about else ()) + _columns(*columns))


# fmt: off
ROWS: tuple[Table, ...] = (
    _rows(
        "case_rows", "row of a case file",
        ("case_number", TEXT), ("type", TEXT), ("caseworker", TEXT), ("unit", TEXT), ("opened_on", DATE), ("last_day", DATE),
        ("known_until", DATE, "newest day known for a closed case whose end cannot be read, else null"), ("status", TEXT),
        ("has_address", TRUTH, "an address stands in the export; null when the file has no such column"),
    ),
    _rows(
        "notification_rows", "row of a notification file",
        ("notification", TEXT), ("case_number", TEXT), ("received_at", MOMENT), ("received_on", DATE, "local day"), ("notifier", TEXT, "code"),
        ("provision", TEXT), ("causes", TEXT, "texts with | between"), ("assessed_at", MOMENT), ("is_urgent", TRUTH), ("receipt_on", DATE),
        ("outcome", TEXT), ("caseworker", TEXT), ("is_unborn", TRUTH, "no child's number, the mother's stands instead"),
    ),
    _rows(
        "assessment_rows", "row of an assessment file",
        ("assessment", TEXT), ("case_number", TEXT), ("type", TEXT), ("aware_on", DATE), ("started_on", DATE), ("last_day", DATE),
        ("known_until", DATE), ("preliminary_on", DATE), ("child_talk_on", DATE), ("result", TEXT), ("caseworker", TEXT),
    ),
    _rows(
        "course_rows", "row of dubu_ydelser, esdh_sager or novax_forloeb",
        ("case_number", TEXT, "DUBU Sagsnummer; ESDH Id; Novax Forløbs-id"), ("joint_number", TEXT, "ESDH Nummer without -Mor/-Far, else null"),
        ("value", TEXT, "the source's own type of course, as exported"), ("step", WHOLE, "from the record itself"),
        ("provision", TEXT, "as BL-30-1-1"), ("decision_provision", TEXT), ("offer", TEXT), ("supplier", TEXT),
        ("unit", TEXT, "as exported: code or name"), ("worker", TEXT), ("requested_on", DATE), ("started_on", DATE), ("last_day", DATE),
        ("known_until", DATE), ("status", TEXT), ("referrer", TEXT), ("case_type", TEXT),
        ("amount_ore", WHOLE), ("quantity", REAL), ("quantity_unit", TEXT), ("frequency", TEXT),
        ("is_anonymous", TRUTH, "open counselling that names nobody"), ("has_address", TRUTH),
    ),
    _rows(
        "follow_up_rows", "row of dubu_opfoelgninger",
        ("case_number", TEXT), ("held_on", DATE), ("type", TEXT), ("next_on", DATE), ("caseworker", TEXT),
    ),
    _rows(
        "activity_rows", "row of esdh_aktiviteter",
        ("case_number", TEXT, "ESDH Id"), ("held_on", DATE), ("type", TEXT), ("nature", TEXT, "Afklarende or Udviklende"), ("worker", TEXT), ("minutes", WHOLE),
    ),
    _rows(
        "contact_rows", "row of novax_kontakter",
        ("contact", TEXT), ("held_on", DATE), ("type", TEXT), ("reason", TEXT), ("worker", TEXT), ("district", TEXT), ("has_address", TRUTH),
    ),
    _rows(
        "unit_rows", "dated row of organisation_enheder",
        ("unit", TEXT), ("name", TEXT), ("parent", TEXT), ("chief_area", TEXT), ("role", TEXT), ("district", TEXT), ("from_on", DATE), ("last_day", DATE),
        about=False,
    ),
    _rows(
        "worker_rows", "dated row of organisation_medarbejdere (names stay in the identity store)",
        ("worker", TEXT, "initials"), ("profession", TEXT), ("unit", TEXT), ("weekly_hours", REAL), ("from_on", DATE), ("last_day", DATE),
        about=False,
    ),
    _rows(
        "residence_rows", "dated row of cpr_cpr, without what identifies",
        ("district", TEXT), ("status", TEXT), ("is_protected", TRUTH), ("has_address", TRUTH), ("from_on", DATE), ("last_day", DATE),
    ),
    _rows(
        "budget_rows", "row of oekonomi_budget",
        ("account", TEXT), ("account_name", TEXT), ("chief_area", TEXT), ("unit", TEXT), ("year", WHOLE), ("month", WHOLE),
        ("original_ore", WHOLE), ("corrected_ore", WHOLE), ("funding", TEXT, "Permanent, Projekt or Pulje"), ("expires_on", DATE),
        about=False,
    ),
    _rows(
        "posting_rows", "row of oekonomi_forbrug",
        ("account", TEXT), ("unit", TEXT), ("year", WHOLE), ("month", WHOLE), ("amount_ore", WHOLE),
    ),
    _rows(
        "population_rows", "row of befolkning_befolkning",
        ("year", WHOLE), ("district", TEXT), ("age", WHOLE), ("sex", TEXT, "K, M"), ("count", WHOLE),
        about=False,
    ),
)

FINDINGS = Table(
    "findings", "finding",
    _columns(
        ("code", TEXT), ("severity", TEXT, "note, mend or set_aside"), ("source", TEXT), ("delivery", DATE), ("file", TEXT), ("row", WHOLE),
        ("field", TEXT, "standard header"), ("message", TEXT, "Danish; nothing that identifies a person"),
    ),
)
ACCOUNTS = Table(
    "accounts", "file of a delivery",
    _columns(("source", TEXT), ("delivery", DATE), ("file", TEXT), ("read", WHOLE), ("duplicates", WHOLE), ("loaded", WHOLE), ("set_aside", WHOLE)),
)

LINKS = Table(
    "links", "mention that names somebody",
    _columns(("mention", WHOLE), ("person", TEXT, "our own key"), ("how", TEXT, "number, replaced, case, typo, register, evidence, decision, alone"), ("weight", REAL)),
)
PEOPLE = Table("people", "person a record is about", _columns(("person", TEXT), ("birth_on", DATE), ("sex", TEXT, "K, M or null"), ("is_unborn", TRUTH)))
KINSHIP = Table(
    "kinship", "dated statement of a person's mother, father and address (keys, never identity)",
    _columns(("person", TEXT), ("from_on", DATE), ("last_day", DATE), ("mother", TEXT), ("father", TEXT), ("address", TEXT)),
)
RESIDENCES = Table("residences", "dated district of a person", _columns(("person", TEXT), ("from_on", DATE), ("last_day", DATE), ("district", TEXT)))

FACTS: tuple[Table, ...] = (
    LINKS, PEOPLE, KINSHIP, RESIDENCES,
    Table(
        "units", "unit and span of days with one chief area, role and name",
        _columns(("unit", TEXT), ("name", TEXT), ("chief_area", TEXT), ("role", TEXT), ("district", TEXT), ("from_on", DATE), ("last_day", DATE)),
    ),
    Table(
        "workers", "worker and span of days in one unit",
        _columns(("worker", TEXT), ("profession", TEXT), ("unit", TEXT), ("weekly_hours", REAL), ("from_on", DATE), ("last_day", DATE)),
    ),
    Table(
        "courses", "course: what a child got, once",
        _columns(
            ("course", TEXT, "record of its earliest part"), ("person", TEXT, "null for anonymous counselling"), ("activity", TEXT), ("step", WHOLE),
            ("provision", TEXT), ("law", TEXT, "SEL or BL"), ("source", TEXT, "dubu, or dubu+esdh when merged"),
            ("started_on", DATE), ("last_day", DATE), ("known_until", DATE), ("requested_on", DATE), ("first_session_on", DATE),
            ("early", TEXT, "registered, equal or null"), ("is_heavier", TRUTH), ("is_placement", TRUTH),
            ("unit", TEXT), ("role", TEXT), ("chief_area", TEXT), ("unit_found", TEXT, "record, worker or unknown"),
            ("is_number_known", TRUTH), ("is_activity_known", TRUTH), ("is_merged", TRUTH),
            ("worker", TEXT), ("case_number", TEXT), ("is_under_follow_up_law", TRUTH, "§ 95, for SEL § 70"),
        ),
    ),
    Table("course_parts", "record that is part of a course", _columns(("course", TEXT), ("record", TEXT), ("source", TEXT), ("file", TEXT), ("row", WHOLE))),
    Table(
        "records", "row of the three systems about a child, with the day or days it speaks of",
        _columns(
            ("record", TEXT), ("person", TEXT), ("source", TEXT), ("file", TEXT), ("row", WHOLE),
            ("kind", TEXT, "case, notification, assessment, course, follow_up, activity, contact"),
            ("day", DATE), ("last_day", DATE, "equal to day for an event; null while it runs"), ("known_until", DATE), ("is_universal", TRUTH),
        ),
    ),
    Table(
        "cases", "DUBU case",
        _columns(
            ("case_number", TEXT), ("record", TEXT), ("person", TEXT), ("type", TEXT), ("caseworker", TEXT), ("unit", TEXT), ("role", TEXT), ("chief_area", TEXT),
            ("opened_on", DATE), ("last_day", DATE), ("known_until", DATE),
        ),
    ),
    Table(
        "notifications", "notification",
        _columns(
            ("notification", TEXT, "record"), ("person", TEXT, "null when it names nobody; the mother's pregnancy for an unborn"), ("is_unborn", TRUTH),
            ("received_at", MOMENT), ("received_on", DATE), ("notifier", TEXT), ("provision", TEXT), ("causes", TEXT), ("assessed_at", MOMENT), ("assessed_on", DATE, "local day"),
            ("receipt_on", DATE), ("outcome", TEXT), ("caseworker", TEXT), ("unit", TEXT), ("role", TEXT), ("chief_area", TEXT),
        ),
    ),
    Table("notification_causes", "cause of a notification", _columns(("notification", TEXT), ("cause", TEXT))),
    Table(
        "assessments", "assessment",
        _columns(
            ("assessment", TEXT, "record"), ("person", TEXT), ("type", TEXT), ("aware_on", DATE), ("started_on", DATE), ("last_day", DATE), ("known_until", DATE),
            ("child_talk_on", DATE), ("result", TEXT), ("caseworker", TEXT), ("unit", TEXT), ("role", TEXT), ("chief_area", TEXT),
        ),
    ),
    Table(
        "follow_ups", "follow-up, child talk, plan or meeting held",
        _columns(("follow_up", TEXT, "record"), ("person", TEXT), ("case_number", TEXT), ("held_on", DATE), ("type", TEXT), ("next_on", DATE)),
    ),
    Table(
        "sessions", "dated activity of a course, Notat apart",
        _columns(("session", TEXT, "record"), ("course", TEXT), ("person", TEXT), ("held_on", DATE), ("type", TEXT), ("nature", TEXT), ("worker", TEXT),
                 ("activity", TEXT), ("unit", TEXT), ("role", TEXT), ("chief_area", TEXT), ("minutes", WHOLE)),
    ),
    Table(
        "deadlines", "thing under a deadline rule",
        _columns(
            ("rule", TEXT, "first_follow_up, assessment_4_months …"), ("thing", TEXT, "course, assessment or notification"), ("person", TEXT), ("law", TEXT),
            ("provision", TEXT), ("step", WHOLE), ("activity", TEXT), ("role", TEXT), ("unit", TEXT), ("chief_area", TEXT),
            ("starts_on", DATE), ("due_on", DATE), ("due_at", MOMENT, "only for hours"), ("met_on", DATE, "the first meeting of it, whether in time or not"), ("met_at", MOMENT),
            ("stopped_on", DATE, "the last day that it bound"), ("is_met_in_time", TRUTH), ("authority", TEXT, "statute, agreement or local"),
        ),
    ),
)
REFERENCE: tuple[Table, ...] = (
    Table(
        "calendar", "day 1990 to 2060",
        _columns(
            ("day", DATE), ("begins_at", MOMENT, "local midnight"), ("is_weekday", TRUTH, "hverdag: Monday to Saturday, no holiday"),
            ("is_working_day", TRUTH, "arbejdsdag: Monday to Friday, no holiday"), ("weekday_number", WHOLE, "weekdays up to and with the day"),
            ("working_day_number", WHOLE, "working days up to and with the day"), ("is_holiday", TRUTH),
        ),
    ),
    Table("positions", "place in a list within a text", _columns(("position", WHOLE))),
    Table(
        "provisions", "paragraph",
        _columns(
            ("provision", TEXT), ("law", TEXT), ("heading", TEXT), ("valid_from", DATE), ("last_day", DATE),
            ("replaced_by", TEXT, "paragraphs with | between"), ("verified", TRUTH),
        ),
    ),
    Table("provision_groups", "paragraph of a kind; it holds its subsections", _columns(("kind", TEXT, "early, numbered_early, heavier, follow_up"), ("provision", TEXT))),
    Table("activities", "activity", _columns(("activity", TEXT), ("title", TEXT), ("step", WHOLE))),
    Table("activity_provisions", "paragraph that an activity is usually given under", _columns(("activity", TEXT), ("provision", TEXT))),
    Table("steps", "step of the intervention ladder", _columns(("step", WHOLE), ("title", TEXT))),
    Table("notifiers", "code of who notified", _columns(("notifier", TEXT), ("title", TEXT), ("valid_from", DATE), ("last_day", DATE))),
    Table(
        "deadline_rules", "rule, event that starts it, provision, paragraph and step",
        _columns(
            ("rule", TEXT), ("title", TEXT), ("authority", TEXT), ("start", TEXT), ("met_by", TEXT), ("met_from", TEXT, "ever, start or after_start"),
            ("is_stopped", TRUTH, "by the end of the effort"), ("binds", TEXT, "record or start"), ("except_notifiers", TEXT, "|8|"),
            ("law", TEXT), ("reference", TEXT), ("applies_to", TEXT, "null for any paragraph"), ("step", WHOLE, "null for any"),
            ("valid_from", DATE), ("last_day", DATE), ("hours", WHOLE), ("weekdays", WHOLE), ("days", WHOLE), ("months", WHOLE),
            ("on_date", TEXT, "09-15"), ("is_decided_in_case", TRUTH), ("earliest_of", TEXT, "|assessment_ended|"),
        ),
    ),
    Table("equal_activities", "activity equal to an early effort when a unit of the role holds it", _columns(("activity", TEXT), ("role", TEXT))),
)
# fmt: on
ALL = {table.name: table for table in (*ROWS, FINDINGS, ACCOUNTS, *FACTS, *REFERENCE)}
