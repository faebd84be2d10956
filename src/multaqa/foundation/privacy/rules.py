"""How long: the periods of this app, in one place."""

from datetime import timedelta
from typing import Final

from django.conf import settings

EXPORT_KEPT: Final = timedelta(days=7)
EXPORT_LINE_KEPT: Final = timedelta(days=30)
ERASURE_WAITS: Final = timedelta(days=settings.ERASURE_WAITING_DAYS)
LONGEST_HOLD: Final = timedelta(days=366)
EXPORTS_FOLDER: Final = "exports"
