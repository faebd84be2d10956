"""What follows from facts, in one view."""

from multaqa.foundation.facts.api import RecordedFact, on
from multaqa.foundation.notify.commands import tell
from multaqa.foundation.notify.facts import MailPaused
from multaqa.foundation.notify.own_kinds import MAIL_PAUSED
from multaqa.foundation.people.api import person_of


@on(MailPaused)
def tell_in_site(fact: MailPaused, recorded: RecordedFact) -> None:
    """Who gets no more mail learns it on the site."""
    person = person_of(fact.person)
    if person is not None:
        tell([person], kind=MAIL_PAUSED, once=f"fact:{recorded.pk}")
