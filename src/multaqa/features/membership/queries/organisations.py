"""Reads: organisations by name."""

from django.db.models import Q, QuerySet

from multaqa.features.membership.models import Organisation
from multaqa.lib.fold import fold


def organisation_called(name: str, *, among: Q) -> Organisation | None:
    """The organisation that bears exactly this name, in any script, case or spelling of marks; a known one first."""
    named = Organisation.objects.filter(among, names__fold=fold(name)[:400])
    return named.exclude(state=Organisation.State.MERGED).order_by("state", "pk").first()


def known_organisations() -> QuerySet[Organisation]:
    """Every organisation that the network knows."""
    return Organisation.objects.filter(state=Organisation.State.KNOWN)
