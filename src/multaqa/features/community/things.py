"""Communities and participations as things: how notices, the log and following name them."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext, override, pgettext_lazy

from multaqa.features.community.models import Community, Participation
from multaqa.features.community.policies.communities import known_by
from multaqa.foundation.access.api import ThingKind, Title, person_key, register
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.api import register_use
from multaqa.lib.labels import label_in, language_of


def register_things() -> None:
    """Make the kinds known, and how many communities bear a term."""
    name, label = "community.community", pgettext_lazy("thing", "Community")
    register(ThingKind(name=name, label=label, titles=_names, address=_page))
    name, label = "community.participation", pgettext_lazy("thing", "Belonging to a community")
    register(ThingKind(name=name, label=label, titles=_own, address=_own_page, read_keys=_keys_of_whose))
    register_use(pgettext_lazy("uses of terms", "Communities"), _communities_with)


def _names(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    found = Community.objects.filter(public_id__in=public_ids).values_list("public_id", "name", "purpose")
    return {
        public_id: Title(label_in(name, language), language_of(name, language), label_in(purpose, language))
        for public_id, name, purpose in found
    }


def _page(public_id: str) -> str:
    return reverse("community:community", args=[public_id])


def _own(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    """The same words for all: the name of a community may be hidden from her by now."""
    with override(language):
        return {public_id: Title(gettext("You and a community"), language) for public_id in public_ids}


def _own_page(public_id: str) -> str:
    return reverse("community:participation", args=[public_id])


def _keys_of_whose(public_ids: Collection[str]) -> Mapping[str, Collection[str]]:
    """She herself reads hers by reference, and nobody else."""
    found = Participation.objects.filter(public_id__in=public_ids).select_related("person")
    return {one.public_id: [person_key(one.person)] for one in found}


def _communities_with(terms: Collection[str], reader: Person) -> int:
    return Community.objects.filter(known_by(reader), topics__public_id__in=terms).distinct().count()
