"""What is held about how people prove that they are who they are."""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.people.commands.addresses import CHANGES_KEPT
from multaqa.foundation.people.holdings import Fate, Holding, Row
from multaqa.foundation.people.models import AddressChange, Person, Recovery
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


def _recoveries(person: Person) -> Iterator[Row]:
    for one in Recovery.objects.filter(person=person).order_by("opened_at", "pk"):
        yield {"opened": one.opened_at, "due": one.due_at, "ended": one.ended_at, "outcome": one.outcome}


def _empty_recoveries(person: Person) -> int:
    told = Recovery.objects.filter(person=person).exclude(first_words="", second_words="")
    return told.update(first_words="", second_words="")


def _address_changes(person: Person) -> Iterator[Row]:
    for one in AddressChange.objects.filter(person=person).order_by("changed_at", "pk"):
        yield {"before": one.before, "after": one.after, "changed": one.changed_at, "undone": one.undone_at}


def _forget_address_changes(person: Person) -> int:
    return AddressChange.objects.filter(person=person).delete()[0]


HOLDINGS = (
    Holding(
        model="mfa.Authenticator",
        label=_("Second factors: passkeys with their names, the secret of an app and the recovery codes, encrypted"),
        why=_("So that a stolen password opens nothing."),
        kept=_("Nothing stays."),
        seen_by=_("The person concerned; staff see none of it"),
        naming={"mfa.Authenticator": ("user",)},
        export=_factors,
        erase=_forget_factors,
    ),
    Holding(
        model="people.Recovery",
        label=_("Recoveries after every second factor was lost: who verified whom, how, and when"),
        why=_("So that nobody takes an account by telephone, and it can be answered who let whom in."),
        kept=_("They stay on record; reasons and words are emptied."),
        fate=Fate.EMPTIED,
        seen_by=_("Officers and auditors"),
        naming={"people.Recovery": ("person",)},
        export=_recoveries,
        erase=_empty_recoveries,
    ),
    Holding(
        model="people.AddressChange",
        label=_("Earlier e-mail addresses of the account"),
        why=_("So that a change made by somebody else can be told and undone."),
        kept=_("Nothing stays."),
        period=CHANGES_KEPT,
        naming={"people.AddressChange": ("person",)},
        export=_address_changes,
        erase=_forget_address_changes,
    ),
)
