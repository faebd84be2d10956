"""Who may do what to people, their offices and the network."""

from multaqa.foundation.people.capabilities import Capability
from multaqa.foundation.people.models import Network, Person, State
from multaqa.foundation.people.offices import has_capability
from multaqa.foundation.people.second_voices import is_second_voice
from multaqa.foundation.people.standing import needs_second_factor


def may_appoint(person: Person | None) -> bool:
    """True for whoever holds APPOINT; nobody (None) is the operator at the command line, who may."""
    return person is None or has_capability(person, Capability.APPOINT)


def may_change_state(person: Person | None, whose: Person, *, to: State) -> bool:
    """True if ``person`` may move ``whose`` account to ``to``: a moderator or the command line; an end is final.

    Anyone may end her own account.
    """
    if whose.state == State.ENDED:
        return False
    if person is None or has_capability(person, Capability.MODERATE):
        return True
    return to == State.ENDED and person == whose


def may_describe_network(person: Person | None) -> bool:
    """True for whoever may appoint: a steward."""
    return has_capability(person, Capability.APPOINT)


def may_end_sign_ins(person: Person, whose: Person) -> bool:
    """True for the person herself: officers lock an account as a whole."""
    return person == whose


def may_lock(person: Person | None, whose: Person) -> bool:
    """True if ``person`` may lock the account of ``whose``: she herself, an officer, or the command line."""
    return person is None or person == whose or has_capability(person, Capability.SAFEGUARD)


def may_unlock(person: Person | None, whose: Person) -> bool:
    """True as for locking; that she herself has come by a new password and second factor is asked at sign-in."""
    return may_lock(person, whose)


def may_name_report_readers(person: Person | None) -> bool:
    """True for whoever may appoint: a steward."""
    return may_appoint(person)


def may_read_reports(person: Person | None, network: Network) -> bool:
    """True for the two officers named to read reports of reprisals, while they are officers; for nobody else."""
    return (
        person is not None
        and has_capability(person, Capability.SAFEGUARD)
        and network.report_readers.filter(pk=person.pk).exists()
    )


def may_recover(person: Person | None, *, whom: Person) -> bool:
    """True for an officer, for anyone but herself."""
    return person is not None and person != whom and has_capability(person, Capability.SAFEGUARD)


def may_verify_second(person: Person | None, *, whom: Person) -> bool:
    """True for an officer, and for whom a feature lets take the second step (a focal point of her organisation)."""
    return may_recover(person, whom=whom) or (person is not None and is_second_voice(person, whom=whom))


def may_change_factors(person: Person | None, *, of: Person) -> bool:
    """True for herself alone: staff never touch somebody's factors but through a recovery."""
    return person is not None and person == of


def may_remove_factor(person: Person | None, *, of: Person, count: int) -> bool:
    """True if she may remove one of her ``count`` factors: the last one stays with whoever needs one."""
    return may_change_factors(person, of=of) and (count > 1 or not needs_second_factor(of))
