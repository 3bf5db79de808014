"""The database itself refuses to change or delete a report that was sent."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = [
    f"CREATE TRIGGER report_stands_{act.lower()} BEFORE {act} ON publication_report WHEN OLD.sent_at IS NOT NULL "
    "BEGIN SELECT RAISE(ABORT, 'a report that was sent stands'); END"
    for act in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    "CREATE FUNCTION report_stands() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a report that was sent stands'; END $$",
    "CREATE TRIGGER report_stands BEFORE UPDATE OR DELETE ON publication_report FOR EACH ROW "
    "WHEN (OLD.sent_at IS NOT NULL) EXECUTE FUNCTION report_stands()",
]


def stand(_apps: StateApps, schema: BaseDatabaseSchemaEditor) -> None:
    """Lay the triggers of the engine at hand."""
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema.connection.vendor]:
        schema.execute(statement)


class Migration(migrations.Migration):
    """After this, a sent report is only read."""

    dependencies = (("publication", "0003_committee_reports"),)
    operations = (migrations.RunPython(stand, migrations.RunPython.noop),)
