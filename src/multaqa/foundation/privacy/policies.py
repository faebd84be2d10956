"""Who may export, erase and hold."""

from multaqa.foundation.people.api import Capability, Person, Reader, has_capability
from multaqa.foundation.privacy.models import Erasure, ErasureState


def may_keep_cases(person: Reader) -> bool:
    """Whether a person sees and sets legal holds and acts on requests received outside the site: an officer."""
    return has_capability(person, Capability.SAFEGUARD)


def may_propose(person: Reader, whose: Person) -> bool:
    """Whether a person may bring the request of another to be erased: an officer, never her own."""
    return may_keep_cases(person) and person != whose


def may_confirm(person: Reader, erasure: Erasure) -> bool:
    """Whether a person may confirm a proposed erasure: an officer other than the first and than whom it is about."""
    others = person is not None and person.pk not in {erasure.proposed_by_id, erasure.person_id}
    return erasure.state == ErasureState.PROPOSED and others and may_keep_cases(person)


def may_take_back(person: Reader, erasure: Erasure) -> bool:
    """Whether a person may take an erasure back before its day: she whom it is about, or an officer."""
    is_open = erasure.state in {ErasureState.PROPOSED, ErasureState.WAITING}
    return is_open and person is not None and (person.pk == erasure.person_id or may_keep_cases(person))
