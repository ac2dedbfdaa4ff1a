"""The database itself refuses to change or delete events; only personal values may be blanked."""

from django.db import migrations

KEPT = (
    "id",
    "chain",
    "position",
    "at",
    "verb",
    "actor_key",
    "target_kind",
    "target_key",
    "office_code",
    "programme_code",
    "request_id",
    "before",
    "after",
    "note",
    "personal_digests",
    "previous",
    "hash",
)


def _changed(vendor: str) -> str:
    different = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    kept = " OR ".join(f'NEW."{name}" {different} OLD."{name}"' for name in KEPT)
    return f"{kept} OR NEW.salt <> '' OR CAST(NEW.personal AS TEXT) <> '{{}}'"


def close(apps, schema_editor):
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def statements(vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [
            "CREATE FUNCTION trail_refuses() RETURNS trigger AS $$ BEGIN "
            "RAISE EXCEPTION 'history is append-only'; END $$ LANGUAGE plpgsql",
            "CREATE TRIGGER trail_no_update BEFORE UPDATE ON trail_event FOR EACH ROW "
            f"WHEN ({_changed(vendor)}) EXECUTE FUNCTION trail_refuses()",
            "CREATE TRIGGER trail_no_delete BEFORE DELETE ON trail_event FOR EACH ROW "
            "EXECUTE FUNCTION trail_refuses()",
        ]
    return [
        "CREATE TRIGGER trail_no_update BEFORE UPDATE ON trail_event FOR EACH ROW "
        f"WHEN {_changed(vendor)} BEGIN SELECT RAISE(ABORT, 'history is append-only'); END",
        "CREATE TRIGGER trail_no_delete BEFORE DELETE ON trail_event FOR EACH ROW "
        "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END",
    ]


def reopen(apps, schema_editor):
    on_table = " ON trail_event" if schema_editor.connection.vendor == "postgresql" else ""
    for name in ("trail_no_update", "trail_no_delete"):
        schema_editor.execute(f"DROP TRIGGER {name}{on_table}")
    if on_table:
        schema_editor.execute("DROP FUNCTION trail_refuses()")


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]

    operations = [migrations.RunPython(close, reopen)]
