"""Reasons to begin from: a reviewer takes one in the applicant's language and edits it before anything is decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_noop, override
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Reason:
    """One reason: ``label`` is what the reviewer chooses it by, ``words`` are the message that the applicant reads."""

    code: str
    label: str | Promise
    words: str


REASONS: Final = (
    Reason(
        "work",
        _("More about the work"),
        gettext_noop(
            "Please describe your work in a few sentences: what you do, for whom, and since when. "
            "Those who decide will then see where you belong."
        ),
    ),
    Reason(
        "capacity",
        _("In whose name"),
        gettext_noop(
            "Please say in whose name you would take part: for a State, for an organisation, or in a personal capacity."
        ),
    ),
    Reason(
        "nominator",
        _("Another nominator"),
        gettext_noop(
            "Please name another nominator. The one you named could not be reached through the contacts that the "
            "network held before."
        ),
    ),
    Reason(
        "outside",
        _("Outside the network's purpose"),
        gettext_noop(
            "The network admits people whose work bears on its purpose, in one of its constituencies. From what was "
            "sent it could not be seen how your work does. You may apply again when this changes."
        ),
    ),
    Reason(
        "unconfirmed",
        _("Could not be confirmed"),
        gettext_noop(
            "Through the contacts that the network held before, it could not be confirmed for whom you speak. You may "
            "apply again when somebody who knows your work can vouch for you."
        ),
    ),
    Reason(
        "twice",
        _("A member already"),
        gettext_noop(
            "There is a membership in your name already, so another one is not needed. If you cannot open it, please "
            "write to the address on the page of contacts."
        ),
    ),
)


def words_of(code: str, *, language: str) -> str:
    """The words of a reason in a language; empty for an unknown code."""
    return said_of(REASONS, code, language=language)


def said_of(reasons: Sequence[Reason], code: str, *, language: str) -> str:
    """The words of one of some reasons in a language; empty for an unknown code."""
    with override(language):
        return next((gettext(reason.words) for reason in reasons if reason.code == code), "")
