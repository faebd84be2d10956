"""When nobody acts for an organisation any more, staff and the organisation itself are told to name a successor."""

from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from multaqa.features.membership.facts import FocalPointEnded
from multaqa.features.membership.lasting_notices import SUCCESSOR, SUCCESSOR_LETTER
from multaqa.features.membership.models import Contact, FocalPoint, Member, Organisation
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.languages.api import CODES
from multaqa.foundation.notify.api import queue_letter, tell
from multaqa.foundation.people.api import Capability, Person, people_with
from multaqa.lib.labels import label_in


def end_focal_points(
    member: Member, *, by: Person | None, reason: str, of: Organisation | None = None
) -> list[FocalPoint]:
    """Let a member act for no body any more (for one body, where it is given); returns what ended, each with its fact.

    A body for which nobody acts now is asked to name a successor. In the caller's transaction.
    """
    live = FocalPoint.objects.filter(person=member.person_id, until=None)
    ended = list((live.filter(organisation=of) if of else live).select_related("organisation"))
    FocalPoint.objects.filter(pk__in=[one.pk for one in ended]).update(until=timezone.now(), ended_by=by)
    for one in ended:
        fact = FocalPointEnded(one.organisation.public_id, one.public_id, reason)
        record(fact, by=by, about=member.person, thing=ref_of(one.organisation))
        ask_for_successor(one)
    return ended


def ask_for_successor(ended: FocalPoint) -> None:
    """Tell staff, and the organisation by the addresses held of it, unless somebody else acts for it."""
    body = ended.organisation
    if FocalPoint.objects.filter(organisation=body, until=None).exists():
        return
    once = f"successor:{ended.public_id}"
    tell(
        people_with(Capability.KEEP_MEMBERSHIP),
        kind=SUCCESSOR,
        thing_ref="membership.suspension:successors",
        once=once,
    )
    write_to_body(body, SUCCESSOR_LETTER)


def write_to_body(body: Organisation, letter: str) -> None:
    """A letter of this kind to every address held of an organisation, in a language that it is named in."""
    language = next((code for code in CODES if code in body.name), "en")
    with override(language):
        contact = urljoin(settings.ADDRESS, reverse("conduct:contact"))
    said = {"organisation": label_in(body.name, language), "contact_url": contact}
    held = Contact.objects.filter(organisation=body, until=None, kind=Contact.Kind.ADDRESS)
    for address in held.values_list("value", flat=True):
        queue_letter(letter, address=address, person=None, language=language, context=said)
