"""Read keys of things labelled AMBER, AMBER+STRICT and RED get their mark; holders of a network's key need a factor.

Guarded tables belong to apps that stand above this one, so they are found among the tables that exist, and only the
columns that ``access`` writes are touched. On a new database there are none yet.
"""

from django.apps import apps as installed
from django.db import migrations

LABELS = ("TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")


def mark(apps, schema_editor):
    connection = schema_editor.connection
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for model in installed.get_models():
            table, names = model._meta.db_table, {field.name for field in model._meta.fields}
            if table not in there or not {"read_key", "held_key", "label", "public_id"} <= names:
                continue
            marked = f"FROM {quote(table)} WHERE label IN (%s, %s, %s) AND read_key <> ''"
            cursor.execute(
                "UPDATE access_keyspan SET key = key || '!' WHERE until IS NULL AND key <> ''"
                f" AND thing IN (SELECT %s || public_id {marked})",
                [f"{model._meta.label_lower}:", *LABELS],
            )
            cursor.execute(f"UPDATE {quote(table)} SET read_key = read_key || '!' "
                           "WHERE label IN (%s, %s, %s) AND read_key <> ''", LABELS)


def require(apps, schema_editor):
    members = apps.get_model("access", "Holding").objects.filter(key__startswith="network:").values("person")
    apps.get_model("people", "Person").objects.filter(pk__in=members).update(second_factor_required=True)


class Migration(migrations.Migration):
    dependencies = [("access", "0002_freeze"), ("people", "0006_second_factor")]
    operations = [
        migrations.RunPython(mark, migrations.RunPython.noop),
        migrations.RunPython(require, migrations.RunPython.noop),
    ]
