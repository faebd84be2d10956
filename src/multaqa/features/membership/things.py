"""The kinds of things that membership has: the log names them by kind and id; applicants and nominators have pages."""

from collections.abc import Collection, Mapping
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, override, pgettext_lazy

from multaqa.features.membership.models import Application, Invitation, Member, Nomination, ReadingStop
from multaqa.features.membership.notices import register_notices
from multaqa.features.membership.photo_things import register_photos
from multaqa.features.membership.texts_awaited import register_texts
from multaqa.foundation.access.api import ACCOUNT, ThingKind, Title, person_key, register
from multaqa.foundation.taxonomy.api import register_use

_KINDS: Final[dict[str, Promise]] = {
    "membership.organisation": pgettext_lazy("thing", "Organisation"),
}

_LISTS: Final = {
    "attesting": "membership:attestations",
    "desks": "membership:standing",
    "staff": "membership:memberships",
    "successors": "membership:memberships",
}


def register_membership() -> None:
    """Make the kinds known, what people are told, and how much bears a term."""
    for name, label in _KINDS.items():
        register(ThingKind(name=name, label=label, titles=_untitled, address=_nowhere, read_keys=_unread))
    label = pgettext_lazy("thing", "Nomination")
    name = "membership.nomination"
    register(
        ThingKind(
            name=name,
            label=label,
            titles=_vouching,
            address=_page_of,
            read_keys=_keys_of_nominators,
            about=_applicants_of,
        )
    )
    label, name = pgettext_lazy("thing", "Application"), "membership.application"
    register(ThingKind(name=name, label=label, titles=_hers, address=_answer, read_keys=_keys_of_applicants))
    label, name = pgettext_lazy("thing", "Member"), "membership.member"
    register(ThingKind(name=name, label=label, titles=_own, address=_own_page, read_keys=_keys_of_members))
    label, name = pgettext_lazy("thing", "List of memberships"), "membership.suspension"
    register(ThingKind(name=name, label=label, titles=_lists, address=_list, read_keys=_keys_of_accounts))
    register(
        ThingKind(
            name="membership.readingstop",
            label=pgettext_lazy("thing", "Stopped reading of profiles"),
            titles=_names_of_stopped,
            address=_stops,
            read_keys=_keys_of_stops,
            about=_people_stopped,
        )
    )
    register_photos()
    register_use(pgettext_lazy("uses of terms", "Members"), _members_with)
    register_use(pgettext_lazy("uses of terms", "Applications"), _applications_with)
    label, name = pgettext_lazy("thing", "Invitation"), "membership.invitation"
    register(ThingKind(name=name, label=label, titles=_inviting, address=_invitations, read_keys=_keys_of_inviters))
    register_notices()
    register_texts()


def _untitled(_public_ids: Collection[str], _language: str) -> Mapping[str, Title]:
    return {}


def _nowhere(_public_id: str) -> str:
    return ""


def _unread(_public_ids: Collection[str]) -> Mapping[str, Collection[str]]:
    """They have no page that a reference leads to, so nobody reads them by one."""
    return {}


def _vouching(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    """The same words for all: a title that names the applicant would stand in mail."""
    with override(language):
        return {public_id: Title(gettext("Vouching for an applicant"), language) for public_id in public_ids}


def _page_of(public_id: str) -> str:
    return reverse("membership:nomination", args=[public_id])


def _keys_of_nominators(public_ids: Collection[str]) -> Mapping[str, Collection[str]]:
    """The member who was asked, and nobody else."""
    asked = Nomination.objects.filter(public_id__in=public_ids, nominator__isnull=False).select_related("nominator")
    return {one.public_id: [person_key(one.nominator)] for one in asked if one.nominator is not None}


def _applicants_of(public_ids: Collection[str]) -> Mapping[str, int]:
    """A nomination is about the applicant: if she hides from the member who was asked, there is none."""
    found = Nomination.objects.filter(public_id__in=public_ids).values_list("public_id", "application__person")
    return dict(found)


def _hers(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    """The applicant alone reads an application by reference, so it is named for her."""
    with override(language):
        return {public_id: Title(gettext("Your application"), language) for public_id in public_ids}


def _answer(public_id: str) -> str:
    return reverse("membership:answer", args=[public_id])


def _keys_of_applicants(public_ids: Collection[str]) -> Mapping[str, Collection[str]]:
    found = Application.objects.filter(public_id__in=public_ids).select_related("person")
    return {application.public_id: [person_key(application.person)] for application in found}


def _own(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    """The member alone reads her membership by reference."""
    with override(language):
        return {public_id: Title(gettext("Your membership"), language) for public_id in public_ids}


def _own_page(_public_id: str) -> str:
    return reverse("membership:standing")


def _keys_of_members(public_ids: Collection[str]) -> Mapping[str, Collection[str]]:
    found = Member.objects.filter(public_id__in=public_ids).select_related("person")
    return {member.public_id: [person_key(member.person)] for member in found}


def _lists(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    with override(language):
        return {public_id: Title(gettext("Memberships"), language) for public_id in public_ids if public_id in _LISTS}


def _list(public_id: str) -> str:
    return reverse(_LISTS[public_id])


def _keys_of_accounts(public_ids: Collection[str]) -> Mapping[str, Collection[str]]:
    """A list says who may open it; that there is one is no secret."""
    return {public_id: [ACCOUNT] for public_id in public_ids if public_id in _LISTS}


def _inviting(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    """The same words for all: the address invited stands on the inviter's page alone."""
    with override(language):
        return {public_id: Title(gettext("Invitation to apply"), language) for public_id in public_ids}


def _invitations(_public_id: str) -> str:
    return reverse("membership:invitations")


def _keys_of_inviters(public_ids: Collection[str]) -> Mapping[str, Collection[str]]:
    found = Invitation.objects.filter(public_id__in=public_ids).select_related("by")
    return {one.public_id: [person_key(one.by)] for one in found}


def _names_of_stopped(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    """The account is named to the stewards who are told of it, but for those from whom she hides."""
    found = ReadingStop.objects.filter(public_id__in=public_ids).select_related("person")
    return {stop.public_id: Title(stop.person.name, language) for stop in found}


def _stops(_public_id: str) -> str:
    return reverse("membership:readings")


def _keys_of_stops(public_ids: Collection[str]) -> Mapping[str, Collection[str]]:
    """Whoever knows its id, which only stewards are told; the page behind it is theirs alone."""
    return {public_id: [ACCOUNT] for public_id in public_ids}


def _people_stopped(public_ids: Collection[str]) -> Mapping[str, int]:
    return dict(ReadingStop.objects.filter(public_id__in=public_ids).values_list("public_id", "person"))


def _members_with(terms: Collection[str]) -> int:
    return Member.objects.filter(terms__public_id__in=terms).distinct().count()


def _applications_with(terms: Collection[str]) -> int:
    return Application.objects.filter(terms__public_id__in=terms).distinct().count()
