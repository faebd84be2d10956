"""Reads: constituencies and members by name."""

from collections.abc import Mapping

from django.db.models import QuerySet

from multaqa.features.membership.models import Constituency, Level, Member, MemberLanguage
from multaqa.features.membership.policies import active_members
from multaqa.foundation.people.api import Network, Person, Reader


def constituencies_of(network: Network) -> QuerySet[Constituency]:
    """The constituencies of a network, in its order."""
    return Constituency.objects.filter(network=network)


def constituency_named(code: str) -> Constituency:
    """The constituency with this code. Raises ``Constituency.DoesNotExist``."""
    return Constituency.objects.select_related("network").get(code=code)


def member_of(person: Person, network: Network) -> Member | None:
    """The membership of a person in a network, whatever its state; None if there never was one."""
    return Member.objects.filter(person=person, network=network).select_related("constituency", "organisation").first()


def is_member(person: Reader) -> bool:
    """Whether a person is a member of any network now."""
    return person is not None and Member.objects.filter(active_members(), person=person).exists()


def languages_spoken_by(person: Reader) -> Mapping[str, Level]:
    """The languages in which a person works as a member of any network, each with how well; none for others."""
    if person is None:
        return {}
    hers = Member.objects.filter(active_members(), person=person)
    spoken = MemberLanguage.objects.filter(member__in=hers).order_by("level").values_list("language", "level")
    return {language: Level(level) for language, level in spoken}
