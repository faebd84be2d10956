"""Who may announce, and who translates what was sent."""

from multaqa.features.announcements.models import Announcement, State
from multaqa.foundation.access.api import may_read
from multaqa.foundation.people.api import Capability, Person, Reader, has_capability


def may_announce(person: Reader) -> bool:
    """True for holders of ANNOUNCE: they write, choose, send, withdraw, and see what became of it."""
    return has_capability(person, Capability.ANNOUNCE)


def may_translate(person: Person, announcement: Announcement) -> bool:
    """True for a translator who may read an announcement that was sent."""
    sent = announcement.state == State.SENT
    return sent and has_capability(person, Capability.TRANSLATE) and may_read(person, announcement)


def may_confirm(person: Person, announcement: Announcement) -> bool:
    """True for a holder of ANNOUNCE while an announcement awaits a second person, and she is not the first."""
    waits = announcement.state == State.WAITING
    return waits and may_announce(person) and person.pk not in (announcement.offered_by_id, None)
