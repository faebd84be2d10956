"""Erasures: asked for, proposed and confirmed, taken back, carried out, and repeated after a restore."""

from functools import partial

import structlog
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person, State, holdings, spoken
from multaqa.foundation.privacy.commands.writing import addresses_of, say_erased, write_to
from multaqa.foundation.privacy.facts import ErasureAsked, ErasureProposed, ErasureTakenBack, PersonErased
from multaqa.foundation.privacy.kept_list import note_erased
from multaqa.foundation.privacy.letters import ERASURE_SET, ERASURE_TAKEN_BACK
from multaqa.foundation.privacy.models import Erasure, ErasureState
from multaqa.foundation.privacy.policies import may_confirm, may_propose, may_take_back
from multaqa.foundation.privacy.queries import due_erasures, holds_on, is_last_steward, open_erasure, told_hold
from multaqa.foundation.privacy.refusals import Refused
from multaqa.foundation.privacy.rules import ERASURE_WAITS

log = structlog.get_logger(__name__)


def ask_for_erasure(person: Person) -> Erasure:
    """Set a person's own erasure for the end of the waiting time; asked twice, it is the first.

    Raises Refused while a hold lies on her of which she is told, and for the last steward.
    """
    _refuse_what_cannot_be(person)
    try:
        return _set(person)
    except IntegrityError:  # asked twice at once
        return Erasure.objects.get(person=person, state=ErasureState.WAITING)


@transaction.atomic
def propose_erasure(person: Person, *, request: str, by: Person) -> Erasure:
    """Bring the request of a person received outside the site; ``request`` says how, and how she was recognised.

    Raises PermissionDenied, Refused as above, and ValueError without a ``request`` or for whom nothing is held.
    """
    if not may_propose(by, person):
        raise PermissionDenied
    if not request.strip() or Erasure.objects.filter(person=person, state=ErasureState.DONE).exists():
        raise ValueError("A proposal needs an account that was not erased, and says how it was received.")
    _refuse_what_cannot_be(person)
    waiting = open_erasure(person)
    if waiting is not None:
        return waiting
    erasure = Erasure.objects.create(
        person=person, state=ErasureState.PROPOSED, request=request.strip(), proposed_by=by
    )
    record(ErasureProposed(erasure.public_id), by=by, about=person)
    return erasure


@transaction.atomic
def confirm_erasure(erasure: Erasure, *, by: Person) -> None:
    """The second officer agrees: the waiting time begins and the person is written to.

    Raises PermissionDenied, and Refused as above.
    """
    locked = Erasure.objects.select_for_update(of=("self",)).select_related("person").get(pk=erasure.pk)
    if not may_confirm(by, locked):
        raise PermissionDenied
    _refuse_what_cannot_be(locked.person)
    locked.state, locked.confirmed_by, locked.due_at = ErasureState.WAITING, by, timezone.now() + ERASURE_WAITS
    locked.save(update_fields=["state", "confirmed_by", "due_at"])
    _announce(locked, by=by)


@transaction.atomic
def take_back_erasure(erasure: Erasure, *, by: Person) -> None:
    """End an erasure before its day; one that has ended already stays. Raises PermissionDenied."""
    locked = Erasure.objects.select_for_update(of=("self",)).select_related("person").get(pk=erasure.pk)
    if locked.state == ErasureState.WITHDRAWN:
        return
    if not may_take_back(by, locked):
        raise PermissionDenied
    was_waiting = locked.state == ErasureState.WAITING
    locked.state, locked.ended_at = ErasureState.WITHDRAWN, timezone.now()
    locked.save(update_fields=["state", "ended_at"])
    record(ErasureTakenBack(locked.public_id), by=by, about=locked.person)
    if was_waiting:
        write_to(locked.person, ERASURE_TAKEN_BACK)


@transaction.atomic
def carry_out_erasure(erasure: Erasure) -> bool:
    """Erase a person whose day has come, all of it or nothing; False while a hold lies on her, or when it is done.

    The last letter, bytes in the storage and the list kept outside the database follow after the transaction; when the
    process is killed between, the schedule repeats the last two, and the letter is lost with the address.
    """
    due = due_erasures().select_for_update(of=("self",)).select_related("person").filter(pk=erasure.pk).first()
    if due is None:
        return False
    letter = partial(say_erased, addresses_of(due.person), language=spoken(due.person.language))
    due.rows = _erase(due.person)
    due.state, due.ended_at = ErasureState.DONE, timezone.now()
    due.save(update_fields=["rows", "state", "ended_at"])
    record(PersonErased(due.person.public_id), by=None, about=due.person)
    transaction.on_commit(letter)  # before the list: that is completed by the schedule, a letter by nobody
    transaction.on_commit(partial(note_erased, [due.person.public_id]))
    return True


@transaction.atomic
def erase_again(person: Person) -> bool:
    """Repeat an erasure that a restored backup has undone; False for a person of whom nothing came back."""
    if person.state == State.ENDED and not person.name:
        return False
    rows = _erase(person)
    Erasure.objects.filter(person=person, state__in=[ErasureState.PROPOSED, ErasureState.WAITING]).delete()
    Erasure.objects.create(person=person, state=ErasureState.DONE, ended_at=timezone.now(), rows=rows)
    record(PersonErased(person.public_id, again=True), by=None, about=person)
    return True


def _refuse_what_cannot_be(person: Person) -> None:
    hold = told_hold(person)
    if hold is not None:
        raise Refused.on_hold(hold)
    if is_last_steward(person):
        raise Refused.last_steward()


@transaction.atomic
def _set(person: Person) -> Erasure:
    waiting = open_erasure(person)
    if waiting is not None and waiting.state == ErasureState.WAITING:
        return waiting
    if waiting is not None:  # an officer brought it: her own word takes the place of the second officer's
        waiting.state, waiting.due_at = ErasureState.WAITING, timezone.now() + ERASURE_WAITS
        waiting.save(update_fields=["state", "due_at"])
    else:
        due = timezone.now() + ERASURE_WAITS
        waiting = Erasure.objects.create(person=person, state=ErasureState.WAITING, due_at=due)
    _announce(waiting, by=person)
    return waiting


def _announce(erasure: Erasure, *, by: Person) -> None:
    due = erasure.due_at
    assert due is not None  # noqa: S101  (the table's own constraint)
    record(ErasureAsked(erasure.public_id, due.isoformat()), by=by, about=erasure.person)
    write_to(erasure.person, ERASURE_SET, due=due)


def _erase(person: Person) -> dict[str, int]:
    """Every holding by its own rule; the row numbers changed, by table. Nothing is left that would bring one back."""
    held = holds_on(person).exists()
    if held:
        raise Refused.on_hold(None)
    return {holding.model: holding.erase(person) for holding in holdings()}
