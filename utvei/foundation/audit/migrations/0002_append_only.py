"""The end of the chain, and triggers that refuse every change and removal of a row."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = [
    f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit_auditevent "
    "BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END"
    for verb in ("UPDATE", "DELETE")
] + [
    "CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_audithead BEGIN SELECT RAISE(ABORT, 'the record has an end'); END",
    "CREATE TRIGGER audit_head_forward BEFORE UPDATE ON audit_audithead WHEN NEW.sequence <> OLD.sequence + 1 "
    "BEGIN SELECT RAISE(ABORT, 'the record goes forward one row at a time'); END",
]
POSTGRES = [
    "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
    "BEGIN RAISE EXCEPTION 'the record is only added to'; END $$",
    "CREATE FUNCTION audit_forward() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF NEW.sequence <> OLD.sequence + 1 THEN RAISE EXCEPTION 'the record goes forward one row at a time'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER audit_rows_stay BEFORE UPDATE OR DELETE ON audit_auditevent FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_table_stays BEFORE TRUNCATE ON audit_auditevent FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_audithead FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_head_kept BEFORE TRUNCATE ON audit_audithead FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_head_forward BEFORE UPDATE ON audit_audithead FOR EACH ROW EXECUTE FUNCTION audit_forward()",
]


def guard(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Write the first end, then close the tables."""
    apps.get_model("audit", "AuditHead").objects.create(id=1)
    for statement in POSTGRES if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


class Migration(migrations.Migration):
    """Append only."""

    dependencies = [("audit", "0001_initial")]
    # There is no way back: a record whose guards can be migrated away is none.
    operations = [migrations.RunPython(guard, elidable=False)]
