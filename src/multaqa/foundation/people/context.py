"""What every template may ask about its reader."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from multaqa.foundation.people.preferences import preferences_of
from multaqa.foundation.people.readers import reader_of
from multaqa.foundation.people.viewing import Eyes, viewing_of


def reading(request: HttpRequest) -> dict[str, object]:
    """``reader`` (a person or None), ``theme`` ("system", "light" or "dark"), ``viewing`` (its bar, or None)."""
    return {
        "reader": reader_of(request),
        "theme": preferences_of(request).theme.value,
        "viewing": _viewing(request),
    }


def _viewing(request: HttpRequest) -> dict[str, str] | None:
    viewing = viewing_of(request)
    if viewing is None:
        return None
    outside = viewing.eyes is Eyes.OUTSIDER
    text = _("You see the site as an outsider.") if outside else _("You see the site as a plain member.")
    return {"text": text, "href": reverse("people:viewing_end")}
