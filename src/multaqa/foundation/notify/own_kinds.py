"""The kinds of notices that are about notices themselves."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.notify.kinds import NoticeKind

MAIL_PAUSED: Final = NoticeKind(
    name="notify.mail_paused",
    label=_("Mail that comes back"),
    subject=_("Mail to your address comes back, so notices are shown here only."),
    mailed=False,
)
