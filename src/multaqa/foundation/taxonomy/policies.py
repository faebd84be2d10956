"""Who may do what to the vocabulary."""

from django.db.models import Q

from multaqa.foundation.people.api import Capability, Person, Reader, has_capability
from multaqa.foundation.taxonomy.models import State, Term


def can_propose(person: Reader) -> bool:
    """True for anyone with an active account."""
    return person is not None and person.is_active


def can_curate(person: Reader) -> bool:
    """True for holders of CURATE_VOCABULARY; nobody else changes a term."""
    return has_capability(person, Capability.CURATE_VOCABULARY)


def can_see(person: Reader, term: Term) -> bool:
    """Active and retired terms are everyone's; a proposal is its proposer's and the curators'."""
    return term.state != State.PROPOSED or can_curate(person) or _is_proposer(person, term)


def seen_by(person: Reader) -> Q:
    """``can_see`` as a filter of terms."""
    if can_curate(person):
        return Q()
    public = ~Q(state=State.PROPOSED)
    return public if person is None else public | Q(proposed_by=person)


def _is_proposer(person: Reader, term: Term) -> bool:
    return isinstance(person, Person) and term.proposed_by_id == person.pk
