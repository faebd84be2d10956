"""What happened to organisations. People and organisations are named by public ids."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class OrganisationProposed(Fact):
    """An applicant named an organisation that the network does not know."""

    SAYS: ClassVar = _("%(by)s proposed an organisation: %(thing)s.")

    organisation: str


@dataclass(frozen=True)
class OrganisationKnown(Fact):
    """Staff entered an organisation, or made a proposed one known."""

    SAYS: ClassVar = _("%(by)s made an organisation known to the network: %(thing)s.")

    organisation: str


@dataclass(frozen=True)
class OrganisationChanged(Fact):
    """Staff wrote an organisation anew; ``parts`` are the columns that changed."""

    SAYS: ClassVar = _("%(by)s changed what is written of an organisation: %(thing)s.")

    organisation: str
    parts: list[str]


@dataclass(frozen=True)
class OrganisationMerged(Fact):
    """One organisation became part of another, with so many members and contacts."""

    SAYS: ClassVar = _("%(by)s merged another organisation into %(thing)s.")

    organisation: str
    into: str
    members: int
    contacts: int


@dataclass(frozen=True)
class DomainTrusted(Fact):
    """Whoever applies with a confirmed address under a domain has its organisation asked at once."""

    SAYS: ClassVar = _("%(by)s opened the fast lane of %(thing)s to addresses under %(value)s: %(reason)s.")

    organisation: str
    contact: str
    value: str
    reason: str


@dataclass(frozen=True)
class DomainTrustEnded(Fact):
    """The fast lane of a domain is closed."""

    SAYS: ClassVar = _("%(by)s closed the fast lane of %(thing)s to addresses under %(value)s.")

    organisation: str
    contact: str
    value: str


@dataclass(frozen=True)
class ContactRecorded(Fact):
    """A mail address or domain was recorded as an organisation's."""

    SAYS: ClassVar = _("%(by)s recorded %(value)s as a contact of %(thing)s: %(how)s.")

    organisation: str
    contact: str
    value: str
    how: str


@dataclass(frozen=True)
class ContactEnded(Fact):
    """A contact is an organisation's no longer."""

    SAYS: ClassVar = _("%(by)s ended the contact %(value)s of %(thing)s.")

    organisation: str
    contact: str
    value: str


@dataclass(frozen=True)
class FocalPointNamed(Fact):
    """A person acts for an organisation from now on."""

    SAYS: ClassVar = _("%(by)s named %(about)s focal point of %(thing)s: %(reason)s.")

    organisation: str
    focal_point: str
    reason: str


@dataclass(frozen=True)
class FocalPointEnded(Fact):
    """A person acts for an organisation no longer."""

    SAYS: ClassVar = _("%(by)s ended that %(about)s is focal point of %(thing)s: %(reason)s.")

    organisation: str
    focal_point: str
    reason: str
