"""Somebody hides from an organisation or a State's authorities: a rule that catches whoever joins them later too."""

from django.db import transaction
from django.utils.translation import gettext as _

from multaqa.features.membership.models import Organisation
from multaqa.features.membership.policies import organisations_met_by
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.access.api import PUBLIC, authorities_key, body_key, end_exclusion, exclude
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.api import areas


@transaction.atomic
def hide_from_organisation(organisation: Organisation, *, by: Person) -> None:
    """Hide from everyone who has, or will have, to do with an organisation, at once. Repeating it changes nothing.

    Raises ``CannotBeChanged`` for an organisation that she may not meet.
    """
    if not Organisation.objects.filter(organisations_met_by(by), pk=organisation.pk).exists():
        raise CannotBeChanged(_("The network knows no organisation of this name."))
    exclude(by, from_key=body_key(organisation.public_id), by=by)


@transaction.atomic
def hide_from_authorities(area: str, *, by: Person) -> None:
    """Hide from everyone who stands, or will stand, for the authorities of a State (ISO 3166-1 alpha-3), at once.

    Repeating it changes nothing. Raises ``CannotBeChanged`` for what is no country or area.
    """
    if area not in areas():
        raise CannotBeChanged(_("This is no country or area."))
    exclude(by, from_key=authorities_key(area), by=by)


@transaction.atomic
def show_to_again(key: str, *, by: Person) -> bool:
    """End what somebody chose herself to hide from; False if there was nothing to end.

    Hiding from everyone ("Hide me now") is undone by staff alone, so it is not ended here.
    """
    return key != PUBLIC and end_exclusion(by, from_key=key, by=by) > 0
