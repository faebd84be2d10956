"""Whoever holds or held an office needs a second factor from now on, as the command that appoints says."""

from django.db import migrations


def require(apps, schema_editor):
    offices = apps.get_model("people", "Appointment").objects.values("person")
    apps.get_model("people", "Person").objects.filter(pk__in=offices).update(second_factor_required=True)


class Migration(migrations.Migration):
    dependencies = [("people", "0006_second_factor")]
    operations = [migrations.RunPython(require, migrations.RunPython.noop)]
