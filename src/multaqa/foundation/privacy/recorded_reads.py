"""Which reads are recorded: the facts that say that somebody opened something."""

from django.utils.functional import Promise

from multaqa.foundation.facts.api import known_facts


def recorded_reads() -> list[str | Promise]:
    """What is written down about reading, a lazy sentence for each kind of fact that ``OPENS``."""
    return [fact.OPENS for _kind, fact in sorted(known_facts().items()) if fact.OPENS]
