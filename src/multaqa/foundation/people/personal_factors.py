"""What is held about how people prove that they are who they are."""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.people.holdings import Holding, Row, register_holding
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.queries.factors import factors_of


def _factors(person: Person) -> Iterator[Row]:
    held = factors_of(person)
    for one in held.passkeys:
        yield {"what": "passkey", "name": one.name, "added": one.created_at, "last_used": one.last_used_at}
    if held.app is not None:
        yield {"what": "app", "added": held.app.created_at, "last_used": held.app.last_used_at}
    if held.codes_left is not None:
        yield {"what": "recovery codes", "left": held.codes_left}


def _forget_factors(person: Person) -> int:
    return int(Authenticator.objects.filter(user=person).delete()[0])


register_holding(
    Holding(
        model="mfa.Authenticator",
        label=_("Second factors: passkeys with their names, the secret of an app and the recovery codes, encrypted"),
        why=_("So that a stolen password opens nothing."),
        kept=_("Nothing stays."),
        seen_by=_("The person concerned; staff see none of it"),
        export=_factors,
        erase=_forget_factors,
    )
)
