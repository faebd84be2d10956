"""Reasons for a suspension to begin from, in the member's language; whoever suspends edits one before it is told."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from multaqa.features.membership.reasons import Reason, said_of

SUSPENSION_REASONS: Final = (
    Reason(
        "account",
        _("The account may be in other hands"),
        gettext_noop(
            "There are signs that somebody else uses your account. Your membership is suspended until this is cleared "
            "up with you."
        ),
    ),
    Reason(
        "post",
        _("No longer in that post"),
        gettext_noop(
            "We were told that you no longer hold the post for which you were admitted. If this is not so, or if you "
            "hold another post, please say it in an appeal."
        ),
    ),
    Reason(
        "rules",
        _("The rules of the network"),
        gettext_noop(
            "Something that was done with your account does not agree with the rules of the network. Your membership "
            "is suspended while this is looked into."
        ),
    ),
)


def suspension_words(code: str, *, language: str) -> str:
    """The words of a reason in a language; empty for an unknown code."""
    return said_of(SUSPENSION_REASONS, code, language=language)
