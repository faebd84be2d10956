"""What follows from facts about second factors, recoveries and addresses: letters to every address that may be hers."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import override

from multaqa.foundation.facts.api import RecordedFact, on
from multaqa.foundation.notify.commands import queue_letter, tell
from multaqa.foundation.notify.letters import (
    ADDRESS_BACK,
    ADDRESS_GONE,
    ADDRESS_LEFT,
    ADDRESS_TAKEN,
    CODE_USED,
    FACTORS_CHANGED,
    RECOVERED,
    RECOVERY_OPEN,
    RECOVERY_OVER,
)
from multaqa.foundation.notify.own_kinds import RECOVERY_WAITS
from multaqa.foundation.notify.rendering import absolute
from multaqa.foundation.people.api import (
    LOCKING,
    AddressChanged,
    AddressChangeUndone,
    Capability,
    FactorAdded,
    FactorRemoved,
    Person,
    RecoveryAsked,
    RecoveryBegun,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    RecoveryConfirmed,
    RecoveryDone,
    RecoveryRefused,
    RecoveryStopped,
    SignInLinked,
    SignInUnlinked,
    address_change_named,
    addresses_known,
    changes_undone_with,
    people_with,
    person_of,
    recovery_named,
    sign_for,
    spoken,
    stop_token,
    undo_token_at,
    zone_of,
)
from multaqa.lib.dates import format_datetime


@on(FactorAdded)
def write_of_added_factor(fact: FactorAdded, _recorded: RecordedFact) -> None:
    """Whose factors changed is told by mail, with a link that locks the account."""
    _write_with_lock(fact.person, FACTORS_CHANGED)


@on(FactorRemoved)
def write_of_removed_factor(fact: FactorRemoved, _recorded: RecordedFact) -> None:
    """The same when one was removed."""
    _write_with_lock(fact.person, FACTORS_CHANGED)


@on(SignInLinked)
def write_of_connected_provider(fact: SignInLinked, _recorded: RecordedFact) -> None:
    """The same when another house may sign her in from now on; not to who opened her account so."""
    if not fact.with_account:
        _write_with_lock(fact.person, FACTORS_CHANGED)


@on(SignInUnlinked)
def write_of_disconnected_provider(fact: SignInUnlinked, _recorded: RecordedFact) -> None:
    """The same when one may no longer."""
    _write_with_lock(fact.person, FACTORS_CHANGED)


@on(RecoveryCodesMade)
def write_of_new_codes(fact: RecoveryCodesMade, _recorded: RecordedFact) -> None:
    """The same when recovery codes were made."""
    _write_with_lock(fact.person, FACTORS_CHANGED)


@on(RecoveryCodeUsed)
def write_of_used_code(fact: RecoveryCodeUsed, _recorded: RecordedFact) -> None:
    """The same when a recovery code was used."""
    _write_with_lock(fact.person, CODE_USED)


@on(RecoveryAsked)
def write_of_asked_recovery(fact: RecoveryAsked, recorded: RecordedFact) -> None:
    """All her addresses learn of a request, with a link that stops it; officers learn that somebody waits."""
    _write_of_open(fact.recovery)
    _tell_officers(recorded)


@on(RecoveryBegun)
def write_of_begun_recovery(fact: RecoveryBegun, recorded: RecordedFact) -> None:
    """The same when a first officer has verified her."""
    _write_of_open(fact.recovery)
    _tell_officers(recorded)


@on(RecoveryConfirmed)
def write_of_confirmed_recovery(fact: RecoveryConfirmed, _recorded: RecordedFact) -> None:
    """All her addresses learn when it will be done."""
    _write_of_open(fact.recovery)


@on(RecoveryStopped)
def write_of_stopped_recovery(fact: RecoveryStopped, _recorded: RecordedFact) -> None:
    """All her addresses learn that nothing was changed."""
    _write_of_end(fact.person)


@on(RecoveryRefused)
def write_of_refused_recovery(fact: RecoveryRefused, _recorded: RecordedFact) -> None:
    """The same when officers refused."""
    _write_of_end(fact.person)


@on(RecoveryDone)
def write_of_recovery(fact: RecoveryDone, _recorded: RecordedFact) -> None:
    """All her addresses learn that factors and password are gone, and the way to new ones."""
    person = person_of(fact.person)
    if person is not None:
        with override(spoken(person.language)):
            reset = absolute(reverse("account_reset_password"))
        _write(person, RECOVERED, to=addresses_known(person), said={"reset_url": reset})


@on(AddressChanged)
def write_of_new_address(fact: AddressChanged, _recorded: RecordedFact) -> None:
    """Every address known before learns of the change, with a link that brings it back; the new one, that it is used.

    Who changes twice does not get rid of the first owner: the link in her letter undoes the change away from her own.
    """
    change = address_change_named(fact.change)
    if change is None:
        return
    person = change.person
    said = {"from_email": change.before, "to_email": change.after}
    for address in {*addresses_known(person), change.before} - {change.after}:
        with override(spoken(person.language)):
            token = undo_token_at(address, change=change)
            undo = absolute(reverse("account_address_undo", args=[token]))
        _write(person, ADDRESS_LEFT, to=[address], said={**said, "undo_url": undo})
    _write(person, ADDRESS_TAKEN, to=[change.after], said=said)


@on(AddressChangeUndone)
def write_of_undone_change(fact: AddressChangeUndone, _recorded: RecordedFact) -> None:
    """The address that opens the account again learns of it, and every address that does so no longer."""
    change = address_change_named(fact.change)
    if change is None:
        return
    said = {"to_email": change.before}
    _write(change.person, ADDRESS_BACK, to=[change.before], said=said)
    gone = {each.after for each in changes_undone_with(change)} - {change.before}
    _write(change.person, ADDRESS_GONE, to=sorted(gone), said=said)


def _write_of_open(public_id: str) -> None:
    recovery = recovery_named(public_id)
    if recovery is None or recovery.ended_at is not None:
        return
    person = recovery.person
    with override(spoken(person.language)):
        stop = absolute(reverse("account_recovery_stop", args=[stop_token(recovery)]))
    due = (
        format_datetime(recovery.due_at, spoken(person.language), zone_of(person.time_zone)) if recovery.due_at else ""
    )
    _write(person, RECOVERY_OPEN, to=addresses_known(person), said={"stop_url": stop, "due": due})


def _tell_officers(recorded: RecordedFact) -> None:
    tell(people_with(Capability.SAFEGUARD), kind=RECOVERY_WAITS, once=f"fact:{recorded.pk}")


def _write_of_end(public_id: str) -> None:
    person = person_of(public_id)
    if person is not None:
        _write(person, RECOVERY_OVER, to=addresses_known(person), said={})


def _write_with_lock(public_id: str, letter: str) -> None:
    person = person_of(public_id)
    if person is None:
        return
    with override(spoken(person.language)):
        lock = absolute(reverse("people:lock_by_link", args=[sign_for(person, purpose=LOCKING)]))
    _write(person, letter, to=[person.email], said={"lock_url": lock})


def _write(person: Person, letter: str, *, to: Iterable[str], said: Mapping[str, str]) -> None:
    for address in to:
        queue_letter(letter, address=address, person=person, language=spoken(person.language), context=said)
