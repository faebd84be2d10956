"""Who may keep the rules and the contacts."""

from multaqa.foundation.people.api import Capability, Person, has_capability


def may_keep_rules(person: Person | None) -> bool:
    """True for holders of KEEP_RULES; nobody (None) is the operator at the command line, who may."""
    return person is None or has_capability(person, Capability.KEEP_RULES)
