"""Reads: the providers that sign people in."""

from allauth.mfa.models import Authenticator

from multaqa.foundation.people.models import Person, ProviderLink
from multaqa.foundation.people.providers import is_barred


def links_of(person: Person) -> list[ProviderLink]:
    """Every link of a person, the oldest first."""
    return list(ProviderLink.objects.filter(person=person).order_by("linked_at", "pk"))


def link_of(person: Person, *, provider: str) -> ProviderLink | None:
    """The link of a person with one provider."""
    return ProviderLink.objects.filter(person=person, provider=provider).first()


def link_of_subject(subject: str, *, provider: str) -> ProviderLink | None:
    """The link of whoever is ``subject`` at a provider, with its person."""
    return ProviderLink.objects.filter(provider=provider, subject=subject).select_related("person").first()


def person_behind(subject: str, *, provider: str) -> Person | None:
    """Whom a provider signs in as ``subject``; None for nobody, and for who may not be signed in by any."""
    link = link_of_subject(subject, provider=provider)
    return None if link is None or is_barred(link.person) else link.person


def has_other_way_in(person: Person, *, than: ProviderLink) -> bool:
    """Whether she can sign in without this link: by a password, a passkey or another link."""
    if person.has_usable_password() or ProviderLink.objects.filter(person=person).exclude(pk=than.pk).exists():
        return True
    return bool(Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).exists())
