"""The kind of thing that conduct has: a report, which its writer alone reaches by reference."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext, override, pgettext_lazy

from multaqa.foundation.access.api import ThingKind, Title, person_key, register
from multaqa.foundation.conduct.models import PersonReport


def register_things() -> None:
    """Make the kind known."""
    label = pgettext_lazy("thing", "Report about a person")
    register(
        ThingKind(
            name="conduct.personreport",
            label=label,
            titles=_titles,
            address=_address,
            read_keys=_keys_of_writers,
            about=_people_reported,
        )
    )


def _titles(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    """The same words for all: a title that names somebody would stand in mail."""
    with override(language):
        return {public_id: Title(gettext("Your report"), language) for public_id in public_ids}


def _address(_public_id: str) -> str:
    return reverse("conduct:own_reports")


def _keys_of_writers(public_ids: Collection[str]) -> Mapping[str, Collection[str]]:
    found = PersonReport.objects.filter(public_id__in=public_ids, reporter__isnull=False).select_related("reporter")
    return {one.public_id: [person_key(one.reporter)] for one in found if one.reporter is not None}


def _people_reported(public_ids: Collection[str]) -> Mapping[str, int]:
    """If that person hides from the writer meanwhile, there is no such report for her."""
    return dict(PersonReport.objects.filter(public_id__in=public_ids).values_list("public_id", "reported"))
