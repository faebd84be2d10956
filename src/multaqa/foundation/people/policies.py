"""Who may do what to people, their offices and the network."""

from multaqa.foundation.people.capabilities import Capability
from multaqa.foundation.people.models import Person, State
from multaqa.foundation.people.offices import has_capability


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
