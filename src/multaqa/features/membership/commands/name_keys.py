"""The keys of people's names are written anew whenever an application is sent or a membership begins."""

from django.db import transaction

from multaqa.features.membership.models import Application, ApplicationName, MemberName, NameKey
from multaqa.features.membership.models.names import LONGEST_KEY
from multaqa.lib.names import keys_of


@transaction.atomic
def keep_name_keys(person: int) -> None:
    """Write the keys of all names that a person, given by her row number, has here; safe to repeat."""
    said = ApplicationName.objects.filter(application__person=person)
    names = [
        *said.exclude(application__state=Application.State.DRAFT),
        *MemberName.objects.filter(member__person=person),
    ]
    keys = {key[:LONGEST_KEY] for name in names for key in keys_of(name.whole)}
    NameKey.objects.filter(person=person).exclude(key__in=keys).delete()
    NameKey.objects.bulk_create((NameKey(person_id=person, key=key) for key in keys), ignore_conflicts=True)
