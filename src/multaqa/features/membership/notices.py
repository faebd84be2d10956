"""What people are told about applications: that they are asked to vouch, and a letter to an organisation's address."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.notify.api import Letter, NoticeKind, register_kind, register_letter

ASKED: Final = NoticeKind(
    name="membership.asked",
    label=_("Requests to vouch for an applicant"),
    subject=_("Somebody named you as nominator. Please say whether you vouch for the applicant."),
    template="membership/mail/asked",
)
ASKED_AGAIN: Final = NoticeKind(
    name="membership.asked_again",
    label=_("Requests to vouch for an applicant"),
    subject=_("An applicant still waits for an answer from you as nominator."),
    template="membership/mail/asked",
)
STILL_WAITING: Final = NoticeKind(
    name="membership.still_waiting",
    label=_("Vouching for my own application"),
    subject=_("Nobody has vouched for your application yet. Nominators who were found have been reminded."),
)
INVITATION_TRIED: Final = NoticeKind(
    name="membership.invitation_tried",
    label=_("Invitations that I sent"),
    subject=_("Somebody else tried an invitation of yours and was refused. It still counts for its receiver."),
)
READING_STOPPED: Final = NoticeKind(
    name="membership.reading_stopped",
    label=_("Accounts that read very many profiles"),
    subject=_("An account was shown so many profiles in a day that it was stopped: %(title)s"),
    urgent=True,  # whoever harvests goes on with another account
)
READING_GOES_ON: Final = NoticeKind(
    name="membership.reading_goes_on",
    label=_("Reading of profiles"),
    subject=_("You may read profiles again."),
)
VOUCHING_LETTER: Final = "membership.vouching"
INVITATION_LETTER: Final = "membership.invitation"


def register_notices() -> None:
    """Make the kind of notice and the letter known."""
    for kind in (ASKED, ASKED_AGAIN, STILL_WAITING, INVITATION_TRIED, READING_STOPPED, READING_GOES_ON):
        register_kind(kind)
    register_letter(
        VOUCHING_LETTER, Letter(_("Does your organisation vouch for an applicant?"), "membership/mail/vouching")
    )
    register_letter(INVITATION_LETTER, Letter(_("An invitation to apply"), "membership/mail/invitation"))
