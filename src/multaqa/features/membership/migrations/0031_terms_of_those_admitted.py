"""Members admitted before there were terms get one: a year from their admission, at least ninety days from now."""

from datetime import timedelta

from django.db import migrations
from django.utils import timezone

YEAR, SOON = timedelta(days=365), timedelta(days=90)


def given(apps, schema_editor):
    Member = apps.get_model("membership", "Member")
    soon, rows = timezone.now() + SOON, []
    for member in Member.objects.filter(ends_at=None).exclude(state="ended").only("pk", "since").iterator():
        member.ends_at = max(member.since + YEAR, soon)
        rows.append(member)
    Member.objects.bulk_update(rows, ["ends_at"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("membership", "0030_lasting")]
    operations = [migrations.RunPython(given, migrations.RunPython.noop)]
