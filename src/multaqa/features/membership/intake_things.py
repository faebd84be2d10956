"""Lists that were brought in, as things: the log names them; whoever brought one in is led to its page."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext, override, pgettext_lazy

from multaqa.features.membership.models import Intake
from multaqa.foundation.access.api import ThingKind, Title, person_key, register


def register_intakes() -> None:
    """Make the kind known."""
    label, name = pgettext_lazy("thing", "List that was brought in"), "membership.intake"
    register(ThingKind(name=name, label=label, titles=_titles, address=_page, read_keys=_keys))


def _titles(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    """The same words for all: the name of a file may name people."""
    with override(language):
        return {public_id: Title(gettext("Bringing in lists"), language) for public_id in public_ids}


def _page(public_id: str) -> str:
    return reverse("membership:intake", args=[public_id])


def _keys(public_ids: Collection[str]) -> Mapping[str, Collection[str]]:
    found = Intake.objects.filter(public_id__in=public_ids).select_related("person")
    return {intake.public_id: [person_key(intake.person)] for intake in found}
