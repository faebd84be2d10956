"""The kinds of things that membership has: the log names them by kind and id; applicants and nominators have pages."""

from collections.abc import Collection, Mapping
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, override, pgettext_lazy

from multaqa.features.membership.intake_things import register_intakes
from multaqa.features.membership.models import Application, Invitation, Member, Nomination, Organisation, ReadingStop
from multaqa.features.membership.notices import register_notices
from multaqa.features.membership.photo_things import register_photos
from multaqa.features.membership.policies import applications_met_by, can_keep_membership, profiles_for
from multaqa.features.membership.queries.circles import circle_of
from multaqa.features.membership.texts_awaited import register_texts
from multaqa.foundation.access.api import ACCOUNT, ThingKind, Title, network_key, person_key, register, visible_people
from multaqa.foundation.people.api import Person, the_network
from multaqa.foundation.taxonomy.api import register_use
from multaqa.lib.labels import label_in, language_of

_LISTS: Final = {
    "attesting": "membership:attestations",
    "desks": "membership:standing",
    "staff": "membership:memberships",
    "successors": "membership:memberships",
}


def register_membership() -> None:
    """Make the kinds known, what people are told, and how much bears a term."""
    label, name = pgettext_lazy("thing", "Organisation"), "membership.organisation"
    register(ThingKind(name=name, label=label, titles=_named, address=_body_page, read_keys=_keys_of_bodies))
    label, name = pgettext_lazy("thing", "Nomination"), "membership.nomination"
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
            gate=can_keep_membership,
        )
    )
    register_photos()
    register_intakes()
    register_use(pgettext_lazy("uses of terms", "Members"), _members_with)
    register_use(pgettext_lazy("uses of terms", "Applications"), _applications_with)
    label, name = pgettext_lazy("thing", "Invitation"), "membership.invitation"
    register(ThingKind(name=name, label=label, titles=_inviting, address=_invitations, read_keys=_keys_of_inviters))
    register_notices()
    register_texts()


def _named(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    found = Organisation.objects.filter(public_id__in=public_ids)
    return {body.public_id: Title(label_in(body.name, language), language_of(body.name, language)) for body in found}


def _body_page(public_id: str) -> str:
    return reverse("membership:organisation", args=[public_id])


def _keys_of_bodies(public_ids: Collection[str]) -> Mapping[str, Collection[str]]:
    """Members meet the organisations that the network knows, but for those whose people are at risk."""
    met = Organisation.objects.filter(public_id__in=public_ids, state=Organisation.State.KNOWN)
    open_ones = met.filter(constituency__is_at_risk=False).values_list("public_id", "constituency__network__public_id")
    return {public_id: [network_key(network)] for public_id, network in open_ones}


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
    """That there is one is said by the gate alone: to those who keep the membership."""
    return {public_id: [ACCOUNT] for public_id in public_ids}


def _people_stopped(public_ids: Collection[str]) -> Mapping[str, int]:
    return dict(ReadingStop.objects.filter(public_id__in=public_ids).values_list("public_id", "person"))


def _members_with(terms: Collection[str], reader: Person) -> int:
    """Those whose profile shows the term to the reader."""
    circle = circle_of(reader, the_network())
    shown = Q(profiles_for(circle), visible_people(reader, column="person"), terms_shown__gte=circle)
    return Member.objects.filter(shown, terms__public_id__in=terms).distinct().count()


def _applications_with(terms: Collection[str], reader: Person) -> int:
    """Those that a reviewer may meet; nobody else counts any."""
    return Application.objects.filter(applications_met_by(reader), terms__public_id__in=terms).distinct().count()
