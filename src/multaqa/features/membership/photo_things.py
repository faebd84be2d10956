"""The kind of thing that a photo is part of: its file is read by those who see the photo, and by nobody else."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext, override, pgettext_lazy

from multaqa.features.membership.models import Member
from multaqa.features.membership.queries.photos import keys_of_photos
from multaqa.foundation.access.api import ThingKind, Title, register
from multaqa.foundation.people.api import Person


def register_photos() -> None:
    """Make the kind known; its references bear the public id of the member."""
    register(
        ThingKind(
            name="membership.photo",
            label=pgettext_lazy("thing", "Photo of a member"),
            titles=_titles,
            address=_profile,
            read_keys=keys_of_photos,
            about=_people,
            owner=_owner,
        )
    )


def _titles(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    """The same words for all: they name nobody."""
    with override(language):
        return {public_id: Title(gettext("Photo of a member"), language) for public_id in public_ids}


def _profile(public_id: str) -> str:
    return reverse("membership:profile", args=[public_id])


def _people(public_ids: Collection[str]) -> Mapping[str, int]:
    """A photo is about the member: to whom she hides from there is none."""
    return dict(Member.objects.filter(public_id__in=public_ids).values_list("public_id", "person"))


def _owner(public_id: str) -> Person | None:
    member = Member.objects.filter(public_id=public_id).select_related("person").first()
    return member.person if member else None
