"""What members, those who attest them and staff are told of terms, suspensions and posts."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from multaqa.features.membership.queries.standing import suspension_told
from multaqa.foundation.notify.api import Letter, NoticeKind, register_kind, register_letter
from multaqa.lib.bidi import html_lang

_TEMPLATE: Final = "membership/mail/standing"
_MINE: Final = _("My membership: its end, suspension, change of post")
_STAFF: Final = _("Memberships that wait for staff")


def reason_in_mail(ref: str, _language: str) -> Mapping[str, Any]:
    """What a suspended member is told, in the language it was written in."""
    suspension = suspension_told(ref)
    if suspension is None:
        return {}
    words = suspension.answer or suspension.reason
    paragraphs = [line for line in words.splitlines() if line.strip()]
    return {"paragraphs": paragraphs, "words_language": html_lang(suspension.language)}


def _mine(name: str, subject: Any, *, with_reason: bool = False) -> NoticeKind:
    """A notice to the member herself, from which nobody is spared: it concerns whether she belongs."""
    more = reason_in_mail if with_reason else None
    return NoticeKind(
        name=f"membership.{name}", label=_MINE, subject=subject, template=_TEMPLATE, urgent=True, more=more
    )


ENDS_SOON: Final = _mine("ends_soon", _("Your membership ends on %(day)s unless somebody attests it"))
ATTESTED: Final = _mine("attested", _("Your membership has been attested and lasts until %(day)s"))
ENDED: Final = _mine("ended", _("Your membership has ended. What you wrote remains."))
END_SET: Final = _mine("end_set", _("The last day of your membership is now %(day)s"))
SUSPENDED: Final = _mine("suspended", _("Your membership is suspended. The reason is given here."), with_reason=True)
CONFIRMED: Final = _mine("suspension_confirmed", _("The suspension of your membership was confirmed"), with_reason=True)
RESTORED: Final = _mine("restored", _("The suspension of your membership is over"))
ANSWERED: Final = _mine("appeal_answered", _("Your appeal against the suspension was heard"), with_reason=True)
POST_LEAVES: Final = _mine("post_leaves", _("It was recorded that you leave your organisation on %(day)s"))
POST_LEFT: Final = _mine("post_left", _("You no longer take part for your former organisation"))
POST_TAKEN: Final = _mine("post_taken", _("Your new post has been confirmed"))

TO_ATTEST: Final = NoticeKind(
    name="membership.to_attest",
    label=_("Members whose membership I can attest"),
    subject=_("Memberships end on %(day)s unless you attest them"),
)
TO_CONFIRM: Final = NoticeKind(
    name="membership.to_confirm",
    label=_STAFF,
    subject=_("A focal point suspended a member. It lapses after 72 hours unless it is confirmed."),
)
TO_HEAR: Final = NoticeKind(
    name="membership.to_hear", label=_STAFF, subject=_("A suspended member appealed. Somebody else hears the appeal.")
)
SUCCESSOR: Final = NoticeKind(
    name="membership.successor",
    label=_STAFF,
    subject=_("An organisation has no focal point any more and has to name a successor"),
)
DEPUTY: Final = NoticeKind(
    name="membership.deputy",
    label=_("Bodies for which I act"),
    subject=_("You act for your organisation as focal point from now on"),
)
TO_VERIFY: Final = NoticeKind(
    name="membership.to_verify",
    label=_("Bodies for which I act"),
    subject=_("A member of your organisation lost phone and codes. Your word on who she or he is is needed."),
    urgent=True,
)
DEPUTY_NAMED: Final = NoticeKind(
    name="membership.deputy_named",
    label=_STAFF,
    subject=_("A focal point named another one for the same organisation"),
)
SUCCESSOR_LETTER: Final = "membership.successor_letter"
DEPUTY_LETTER: Final = "membership.deputy_letter"


def register_lasting_notices() -> None:
    """Make the kinds of notices and the letter known."""
    for kind in (ENDS_SOON, ATTESTED, ENDED, END_SET, SUSPENDED, CONFIRMED, RESTORED, ANSWERED):
        register_kind(kind)
    for kind in (POST_LEAVES, POST_LEFT, POST_TAKEN, TO_ATTEST, TO_CONFIRM, TO_HEAR):
        register_kind(kind)
    for kind in (SUCCESSOR, DEPUTY, DEPUTY_NAMED, TO_VERIFY):
        register_kind(kind)
    register_letter(
        SUCCESSOR_LETTER, Letter(_("Your organisation is asked to name a focal point"), "membership/mail/successor")
    )
    register_letter(
        DEPUTY_LETTER, Letter(_("Somebody else acts for your organisation from now on"), "membership/mail/deputy")
    )
