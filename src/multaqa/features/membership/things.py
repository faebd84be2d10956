"""The kinds of things that membership has: the log names them by kind and id, and nothing shows them to others."""

from collections.abc import Collection, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from multaqa.features.membership.models import Application, Member
from multaqa.foundation.access.api import ThingKind, Title, register
from multaqa.foundation.taxonomy.api import register_use

_KINDS: Final[dict[str, Promise]] = {
    "membership.application": pgettext_lazy("thing", "Application"),
    "membership.member": pgettext_lazy("thing", "Member"),
    "membership.organisation": pgettext_lazy("thing", "Organisation"),
}


def register_membership() -> None:
    """Make the kinds known, and tell curators of the vocabulary how much bears a term."""
    for name, label in _KINDS.items():
        register(ThingKind(name=name, label=label, titles=_untitled, address=_nowhere, read_keys=_unread))
    register_use(pgettext_lazy("uses of terms", "Members"), _members_with)
    register_use(pgettext_lazy("uses of terms", "Applications"), _applications_with)


def _untitled(_public_ids: Collection[str], _language: str) -> Mapping[str, Title]:
    return {}


def _nowhere(_public_id: str) -> str:
    return ""


def _unread(_public_ids: Collection[str]) -> Mapping[str, Collection[str]]:
    """They have no page that a reference leads to, so nobody reads them by one."""
    return {}


def _members_with(terms: Collection[str]) -> int:
    return Member.objects.filter(terms__public_id__in=terms).distinct().count()


def _applications_with(terms: Collection[str]) -> int:
    return Application.objects.filter(terms__public_id__in=terms).distinct().count()
