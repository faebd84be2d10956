"""Reads: invitations, what the links in their letters say, and who invited an applicant."""

from django.core import signing
from django.db.models import Q, QuerySet
from django.utils import timezone

from multaqa.features.membership.models import Application, Invitation, Organisation
from multaqa.features.membership.policies import can_invite, can_keep_membership, led_organisations
from multaqa.features.membership.queries.contacts import vouching_members
from multaqa.foundation.people.api import Person, has_second_factor

_SALT = "multaqa.membership.invitation"


def invitations_by(person: Person) -> QuerySet[Invitation]:
    """The invitations that a person made, the latest first."""
    return Invitation.objects.filter(by=person).select_related("organisation").order_by("-made_at", "-pk")


def invitation_by(person: Person, public_id: str) -> Invitation | None:
    """One of her invitations."""
    return invitations_by(person).filter(public_id=public_id).first()


def bodies_to_invite_for(person: Person, *, asked: str = "") -> list[Organisation]:
    """The organisations for which a person may invite: those that named her, and for staff the one asked for."""
    hers = led_organisations(person) if has_second_factor(person) else Q(pk__in=())
    also = Q(public_id=asked) if can_keep_membership(person) else Q(pk__in=())
    return list(Organisation.objects.filter(hers | also, state=Organisation.State.KNOWN).order_by("pk"))


def token_of_invitation(invitation: Invitation) -> str:
    """What the link in the letter holds; how long it counts, and that it does once, stands in the row."""
    return signing.Signer(salt=_SALT).sign(f"{invitation.public_id}.{invitation.token}")


def invitation_of_token(token: str) -> Invitation | None:
    """The invitation that a link stands for, while it counts and who made it may still invite; None for any other."""
    try:
        public_id, _dot, secret = signing.Signer(salt=_SALT).unsign(token).partition(".")
    except signing.BadSignature:
        return None
    found = _counting().filter(public_id=public_id, token=secret).first()
    return found if found is not None and can_invite(found.by, found.organisation) else None


def invitations_for(person: Person) -> list[Invitation]:
    """The invitations that count and went to the address of this account."""
    found = _counting().filter(address=person.email).exclude(address="").order_by("-made_at")
    return [one for one in found if can_invite(one.by, one.organisation)]


def inviter_of(application: Application) -> Person | None:
    """Who invited the applicant, if she may vouch for her; she still has to."""
    made = Invitation.objects.filter(application=application, person=application.person_id).values("by")
    return vouching_members(application).filter(pk__in=made).first()


def _counting() -> QuerySet[Invitation]:
    waiting = Invitation.objects.filter(ended_at=None, expires_at__gt=timezone.now())
    return waiting.select_related("by", "organisation__constituency", "network")
