"""What people are told about their data."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.notify.api import NoticeKind

EXPORT_READY: Final = NoticeKind(
    name="privacy.export_ready",
    label=_("An export that I asked for is ready"),
    subject=_("The export of what is held about you is ready"),
    template="privacy/notices/export_ready",
)
