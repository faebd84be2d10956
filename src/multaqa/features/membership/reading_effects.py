"""What follows when the reading of profiles is stopped, and when it goes on."""

from multaqa.features.membership.facts import ReadingLetGoOn, ReadingStopped
from multaqa.features.membership.notices import READING_GOES_ON, READING_STOPPED
from multaqa.features.membership.queries.readings import stop_named
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import RecordedFact, on
from multaqa.foundation.notify.api import tell
from multaqa.foundation.people.api import Capability, people_with


@on(ReadingStopped)
def tell_stewards(fact: ReadingStopped, _recorded: RecordedFact) -> None:
    """Those who keep membership learn once whose account was stopped; the account itself is told by the page."""
    if (stop := stop_named(fact.stop)) and stop.ended_at is None:
        stewards = people_with(Capability.KEEP_MEMBERSHIP).exclude(pk=stop.person_id)
        tell(stewards, kind=READING_STOPPED, thing_ref=ref_of(stop), once=ref_of(stop))


@on(ReadingLetGoOn)
def tell_who_may_read_on(fact: ReadingLetGoOn, _recorded: RecordedFact) -> None:
    """Whoever was stopped learns that profiles open again."""
    if stop := stop_named(fact.stop):
        tell([stop.person], kind=READING_GOES_ON, once=ref_of(stop))
