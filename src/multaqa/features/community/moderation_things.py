"""Flags and measures as things: each is reached by whose matter it is, under a title that says nothing."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext, override, pgettext_lazy

from multaqa.features.community.models import Flag, Measure
from multaqa.foundation.access.api import ThingKind, Title, person_key, register


def register_moderation() -> None:
    """Make the kinds known."""
    name, label = "community.flag", pgettext_lazy("thing", "Flagged post")
    register(
        ThingKind(
            name=name,
            label=label,
            titles=_flags,
            address=_own_flags,
            read_keys=_keys_of_flags,
            about=_authors_flagged,
        )
    )
    name, label = "community.measure", pgettext_lazy("thing", "Decision about a post")
    register(ThingKind(name=name, label=label, titles=_measures, address=_measure, read_keys=_keys_of_measures))


def _flags(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    with override(language):
        return {public_id: Title(gettext("A post that you flagged"), language) for public_id in public_ids}


def _own_flags(_public_id: str) -> str:
    return reverse("community:own_flags")


def _keys_of_flags(public_ids: Collection[str]) -> Mapping[str, Collection[str]]:
    found = Flag.objects.filter(public_id__in=public_ids, by__isnull=False).select_related("by")
    return {one.public_id: [person_key(one.by)] for one in found if one.by is not None}


def _authors_flagged(public_ids: Collection[str]) -> Mapping[str, int]:
    """If the author hides from whoever flagged meanwhile, there is no such flag for her."""
    found = Flag.objects.filter(public_id__in=public_ids, post__author__isnull=False)
    return dict(found.values_list("public_id", "post__author"))


def _measures(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    with override(language):
        return {public_id: Title(gettext("A decision about what you wrote"), language) for public_id in public_ids}


def _measure(public_id: str) -> str:
    return reverse("community:measure", args=[public_id])


def _keys_of_measures(public_ids: Collection[str]) -> Mapping[str, Collection[str]]:
    """Whoever it is about reads it by reference, and nobody else."""
    found = Measure.objects.filter(public_id__in=public_ids).select_related("about")
    return {one.public_id: [person_key(one.about)] for one in found}
