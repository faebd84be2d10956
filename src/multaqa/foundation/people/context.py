"""What every template may ask about its reader."""

from django.http import HttpRequest

from multaqa.foundation.people.preferences import preferences_of
from multaqa.foundation.people.readers import reader_of


def reading(request: HttpRequest) -> dict[str, object]:
    """``reader`` (a person or None) and ``theme`` ("system", "light" or "dark")."""
    return {"reader": reader_of(request), "theme": preferences_of(request).theme.value}
