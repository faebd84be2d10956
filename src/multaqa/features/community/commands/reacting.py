"""Saying one of four things of a post with one tap, and taking it back. No fact: nobody answers for a tap."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from multaqa.features.community.models import Post, Reaction
from multaqa.features.community.policies.social import can_react
from multaqa.foundation.people.api import Person


@transaction.atomic
def react(post: Post, kind: Reaction.Kind, *, by: Person) -> bool:
    """Say one thing of a post; returns whether it was new. Safe to repeat. Raises PermissionDenied."""
    if not can_react(by, post):
        raise PermissionDenied
    return Reaction.objects.get_or_create(post=post, person=by, kind=kind)[1]


@transaction.atomic
def take_back(post: Post, kind: Reaction.Kind, *, by: Person) -> bool:
    """Take back what was said of a post; returns whether there was anything. Safe to repeat, also without the right."""
    return Reaction.objects.filter(post=post, person=by, kind=kind).delete()[0] > 0
