"""Whom to turn to."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from multaqa.foundation.conduct.facts import ContactsChanged
from multaqa.foundation.conduct.models import Contacts
from multaqa.foundation.conduct.policies import may_keep_rules
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person


@transaction.atomic
def set_contacts(
    *, general_email: str, security_email: str, security_key: str = "", post: str = "", by: Person | None
) -> None:
    """Say whom to turn to. Raises ``PermissionDenied``."""
    if not may_keep_rules(by):
        raise PermissionDenied
    values = {
        "general_email": general_email,
        "security_email": security_email,
        "security_key": security_key,
        "post": post,
    }
    Contacts.objects.update_or_create(only=True, defaults=values)
    record(ContactsChanged(), by=by)
