"""What the facts of a term are called on its page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact
from multaqa.foundation.taxonomy.facts import (
    SynonymsChanged,
    TermApproved,
    TermMoved,
    TermProposed,
    TermRenamed,
    TermRetired,
    TermsMerged,
)

NAMES: dict[type[Fact], Promise] = {
    TermProposed: _("Proposed"),
    TermApproved: _("Taken into use"),
    TermRenamed: _("Renamed"),
    SynonymsChanged: _("Other names changed"),
    TermMoved: _("Moved in the tree"),
    TermsMerged: _("Merged into another term"),
    TermRetired: _("Retired"),
}


def name_of_fact(fact: Fact | None) -> str:
    """The words for a fact; for one whose words were erased, that it happened."""
    return str(NAMES.get(type(fact), _("Changed"))) if fact else str(_("Changed"))
