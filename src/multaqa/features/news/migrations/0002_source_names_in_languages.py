"""The name of a source becomes a label: what stands there is its name in the language of the original."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def as_labels(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Keep the names of articles, of their versions, and of forms that were not saved."""
    articles, versions, drafts = (apps.get_model("news", name) for name in ("Article", "Version", "KeptDraft"))
    for article in articles.objects.exclude(source_text=""):
        article.source_name = {article.language: article.source_text}
        article.save(update_fields=["source_name"])
    for version in versions.objects.filter(language="").select_related("article"):
        name = version.values.get("source_name")
        version.values["source_name"] = {version.article.language: name} if name else {}
        version.save(update_fields=["values"])
    for draft in drafts.objects.filter(values__has_key="source_name"):
        draft.values[f"source_name_{draft.language}"] = draft.values.pop("source_name")
        draft.save(update_fields=["values"])


class Migration(migrations.Migration):
    dependencies = [("news", "0001_initial")]

    operations = [
        migrations.RenameField("article", "source_name", "source_text"),
        migrations.AddField("article", "source_name", models.JSONField(blank=True, default=dict)),
        migrations.RunPython(as_labels, migrations.RunPython.noop),
        migrations.RemoveField("article", "source_text"),
    ]
