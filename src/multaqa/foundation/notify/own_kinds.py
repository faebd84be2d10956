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

_SECURITY: Final = _("Security of the account")

# Of each of these a letter is written too, which no choice turns off.
NEW_DEVICE_SEEN: Final = NoticeKind(
    name="notify.new_device",
    label=_SECURITY,
    subject=_("Your account was used to sign in on a new device: %(device)s."),
    mailed=False,
)
ACCOUNT_LOCKED: Final = NoticeKind(
    name="notify.account_locked", label=_SECURITY, subject=_("Your account was locked."), mailed=False
)
ACCOUNT_UNLOCKED: Final = NoticeKind(
    name="notify.account_unlocked", label=_SECURITY, subject=_("Your account was opened again."), mailed=False
)
REPORT_RECEIVED: Final = NoticeKind(
    name="notify.report_received",
    label=_("Confidential reports"),
    subject=_("A confidential report has come in. It is read on its own page."),
)
OVERSIGHT: Final = NoticeKind(
    name="notify.oversight",
    label=_("Readings for oversight of what is mine"),
    subject=_("Someone was let read this for oversight: %(title)s"),
)
OVERSIGHT_ENDED: Final = NoticeKind(
    name="notify.oversight_ended",
    label=_("Ends of readings for oversight"),
    subject=_("A reading for oversight has ended: %(title)s"),
    mailed=False,
)
RECOVERY_WAITS: Final = NoticeKind(
    name="notify.recovery_waits",
    label=_("Recoveries that wait for an officer"),
    subject=_("Somebody who lost phone and codes waits for an officer."),
)
_OFFICES: Final = _("Offices given and ended")
# Of each of these a letter is written too, which says which office it is.
OFFICE_HELD: Final = NoticeKind(
    name="notify.office_held", label=_OFFICES, subject=_("You hold a new office here."), mailed=False
)
OFFICE_LEFT: Final = NoticeKind(
    name="notify.office_left", label=_OFFICES, subject=_("An office of yours has ended."), mailed=False
)
RECOVERY_STILL_WAITS: Final = NoticeKind(
    name="notify.recovery_still_waits",
    label=_("Reminders of recoveries that wait for an officer"),
    subject=_("Somebody who lost phone and codes still waits for an officer."),
)
RECOVERY_DUE: Final = NoticeKind(
    name="notify.recovery_due",
    label=_("Recoveries about to be carried out"),
    subject=_("A recovery will be carried out within a day; an officer in doubt can still refuse it."),
)
VOUCHING_WAITS: Final = NoticeKind(
    name="notify.vouching_waits",
    label=_("People who wait to be vouched for anew"),
    subject=_("Somebody with a new address waits for an officer to vouch anew."),
)
OWN_KINDS: Final = (
    MAIL_PAUSED,
    NEW_DEVICE_SEEN,
    ACCOUNT_LOCKED,
    ACCOUNT_UNLOCKED,
    REPORT_RECEIVED,
    OVERSIGHT,
    OVERSIGHT_ENDED,
    RECOVERY_WAITS,
    RECOVERY_STILL_WAITS,
    RECOVERY_DUE,
    VOUCHING_WAITS,
    OFFICE_HELD,
    OFFICE_LEFT,
)
