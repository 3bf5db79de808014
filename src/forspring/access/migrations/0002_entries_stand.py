"""The database itself refuses to change or delete an entry of the log."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = [
    f"CREATE TRIGGER entry_stands_{act.lower()} BEFORE {act} ON access_entry BEGIN SELECT RAISE(ABORT, 'an entry of the log stands'); END"
    for act in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    "CREATE FUNCTION entry_stands() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'an entry of the log stands'; END $$",
    "CREATE TRIGGER entry_stands BEFORE UPDATE OR DELETE ON access_entry FOR EACH ROW EXECUTE FUNCTION entry_stands()",
    "CREATE TRIGGER entries_stand BEFORE TRUNCATE ON access_entry FOR EACH STATEMENT EXECUTE FUNCTION entry_stands()",
]


def stand(_apps: StateApps, schema: BaseDatabaseSchemaEditor) -> None:
    """Lay the triggers of the engine at hand."""
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema.connection.vendor]:
        schema.execute(statement)


class Migration(migrations.Migration):
    """After this, entries are only added."""

    dependencies = (("access", "0001_initial"),)
    operations = (migrations.RunPython(stand, migrations.RunPython.noop),)
