"""What follows from facts about exports: the archive is made."""

from multaqa.foundation.facts.api import RecordedFact, on
from multaqa.foundation.privacy.facts import ExportAsked
from multaqa.foundation.privacy.models import Export
from multaqa.foundation.privacy.tasks import pack_export


@on(ExportAsked)
def pack_what_was_asked_for(fact: ExportAsked, _recorded: RecordedFact) -> None:
    """The slow queue makes the archive."""
    for number in Export.objects.filter(public_id=fact.export, made_at=None).values_list("pk", flat=True):
        pack_export.enqueue(number)
