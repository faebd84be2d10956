"""The auditor's pages as tabs."""

from django.urls import reverse
from django.utils.translation import gettext as _


def tabs(current: str) -> list[dict[str, object]]:
    """Every page of the audit; ``current`` is the name of this one's route."""
    pages = (
        (_("Facts"), "web:audit"),
        (_("Who can read"), "web:audit_readers"),
        (_("Who opened"), "web:audit_opened"),
        (_("Oversight"), "web:oversight"),
        (_("Proof"), "web:audit_proof"),
    )
    return [{"label": label, "href": reverse(route), "current": route == current} for label, route in pages]
