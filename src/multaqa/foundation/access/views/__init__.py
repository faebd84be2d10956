"""Pages: the permanent addresses of things, hiding, and what officers do to protect people."""

from multaqa.foundation.access.views.hiding import hide_now, safeguarding
from multaqa.foundation.access.views.things import thing
from multaqa.foundation.access.views.vouching import vouching

__all__ = ["hide_now", "safeguarding", "thing", "vouching"]
