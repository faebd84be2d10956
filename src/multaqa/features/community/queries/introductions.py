"""Who has not introduced herself yet, and with which words of her profile she could begin."""

from datetime import timedelta
from typing import Final

from django.db.models import QuerySet
from django.utils import timezone

from multaqa.features.community.models import Community, Participation, Thread
from multaqa.features.membership.api import member_of, said
from multaqa.foundation.people.api import Person

NEW_FOR: Final = timedelta(days=60)
"""For how long somebody who came into a community is invited to introduce herself there."""


def may_introduce(mine: Participation | None) -> bool:
    """Whether somebody is new in a community that is written in, and has begun no introduction there; one query."""
    if mine is None or mine.state != Participation.State.ACTIVE or mine.community.archived_at is not None:
        return False
    is_new = mine.since is not None and timezone.now() - mine.since < NEW_FOR
    return is_new and not _introductions(mine.person).filter(community=mine.community_id).exists()


def has_introduced(person: Person) -> bool:
    """Whether a person introduced herself anywhere."""
    return _introductions(person).exists()


def belongs_somewhere(person: Person) -> bool:
    """Whether a person belongs to a community."""
    return Participation.objects.filter(person=person, state=Participation.State.ACTIVE).exists()


def beginning_from_profile(person: Person, community: Community, *, language: str) -> dict[str, str]:
    """A title and a text to begin from: her name and house, what she can help with and what she looks for."""
    member = member_of(person, community.network)
    if member is None:
        return {"title": person.name, "source": ""}
    house = said(member.organisation.name, language).text if member.organisation else ""
    words = "\n\n".join(filter(None, (member.offers, member.needs)))
    return {"title": " — ".join(filter(None, (person.name, house))), "source": words}


def _introductions(person: Person) -> QuerySet[Thread]:
    return Thread.objects.filter(started_by=person, kind=Thread.Kind.INTRODUCTION)
