"""What follows from facts, in one view."""

from multaqa.features.announcements.facts import AnnouncementSent
from multaqa.features.announcements.queries.desk import announcement_named
from multaqa.features.announcements.tasks import tell_receivers
from multaqa.foundation.facts.api import RecordedFact, on


@on(AnnouncementSent)
def tell_its_receivers(fact: AnnouncementSent, _recorded: RecordedFact) -> None:
    """Its receivers are told, in the background."""
    announcement = announcement_named(fact.announcement)
    if announcement is not None:
        tell_receivers.enqueue(announcement.pk)
