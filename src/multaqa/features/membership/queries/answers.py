"""Reads: what an applicant answered before, as each step's form shows it again."""

from typing import Any

from django.utils.translation import get_language

from multaqa.features.membership.models import Application
from multaqa.foundation.languages.api import CODES
from multaqa.lib.labels import label_in


def names_written(application: Application) -> dict[str, Any]:
    """Her names; before the first time that of her account stands in the first field."""
    names = list(application.names.all())
    if not names:
        return {"given": application.person.name}
    own, latin = names[0], names[1] if len(names) > 1 else None
    written = {name: getattr(own, name) for name in ("given", "family", "family_first", "form_of_address")}
    return written | ({"latin_given": latin.given, "latin_family": latin.family} if latin else {})


def place_written(application: Application) -> dict[str, Any]:
    """For whom and as what she takes part."""
    body, language = application.organisation, get_language() or "ar"
    written: dict[str, Any] = {"capacity": application.capacity, "area": application.area}
    if application.constituency is not None:
        written["constituency"] = application.constituency.code
    if body is not None:
        written |= {"organisation": label_in(body.name, language), "website": body.website}
    return written | {"function": label_in(application.function, language)}


def expertise_written(application: Application) -> dict[str, Any]:
    """Her subjects, and how well she works in which language."""
    spoken = {one.language: one.level for one in application.languages.order_by("pk")}
    written: dict[str, Any] = {f"level_{code}": spoken.get(code, "") for code in CODES}
    for number, code in enumerate((code for code in spoken if code not in CODES), 1):
        written |= {f"other_{number}": code, f"other_level_{number}": spoken[code]}
    return written | {"terms": list(application.terms.values_list("public_id", flat=True))}


def purpose_written(application: Application) -> dict[str, Any]:
    """What she joins for, offers and needs."""
    return {name: getattr(application, name) for name in ("purpose", "offers", "needs")}


def nominators_written(application: Application) -> dict[str, Any]:
    """Whom she named."""
    written: dict[str, Any] = {"asks_organisation": application.asks_organisation}
    typed = application.nominations.exclude(typed_address="").order_by("pk")[:2]
    for number, one in enumerate(typed, 1):
        written |= {f"name_{number}": one.typed_name, f"address_{number}": one.typed_address}
    return written
