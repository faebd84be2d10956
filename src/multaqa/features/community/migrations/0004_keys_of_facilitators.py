"""Whoever facilitates a community holds the facilitators' key from now on: what waits for her bears it."""

from typing import Any

from django.db import migrations
from django.utils import timezone


def open_keys(apps: Any, _schema: Any) -> None:
    """A holding for each present facilitator who has none yet."""
    leading = apps.get_model("community", "Participation").objects.filter(state="active", role="facilitator")
    holding = apps.get_model("access", "Holding").objects
    for one in leading.select_related("community"):
        key = f"facilitators:{one.community.public_id}"
        begun = {"since": timezone.now(), "reason": "Facilitates it"}
        holding.get_or_create(person_id=one.person_id, key=key, until=None, defaults=begun)


class Migration(migrations.Migration):
    dependencies = (("community", "0003_flags_and_measures"), ("access", "0005_between_two_people"))
    operations = (migrations.RunPython(open_keys, migrations.RunPython.noop, elidable=True),)
