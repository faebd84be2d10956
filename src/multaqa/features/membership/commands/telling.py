"""Whoever is to vouch is told of it: a member by a notice, an organisation by a letter to the address held of it."""

from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from multaqa.features.membership.commands.vouching import LINKS_LAST, token_of
from multaqa.features.membership.models import Nomination
from multaqa.features.membership.notices import ASKED, VOUCHING_LETTER
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.notify.api import queue_letter, tell


@transaction.atomic
def tell_nominator(public_id: str) -> None:
    """Tell whoever was asked by the nomination with this id, once however often it is called."""
    waiting = Nomination.objects.select_for_update().filter(state=Nomination.State.ASKED, told_at=None)
    nomination = waiting.filter(public_id=public_id).first()
    if nomination is None:
        return
    if nomination.nominator is not None:
        ref, applicant = ref_of(nomination), nomination.application.person
        tell([nomination.nominator], kind=ASKED, thing_ref=ref, once=ref, caused_by=applicant)
    elif nomination.contact is not None:
        write_to_nominator(nomination)
    nomination.told_at = timezone.now()
    nomination.save(update_fields=["told_at"])


def write_to_nominator(nomination: Nomination) -> None:
    """A letter to the contact that was asked, with a link and no name: who applies stands behind it."""
    if nomination.contact is None:
        return
    language = nomination.application.language
    with override(language):
        page = reverse("membership:vouching", args=[token_of(nomination)])
    said = {"vouching_url": urljoin(settings.ADDRESS, page), "days": str(LINKS_LAST.days)}
    queue_letter(VOUCHING_LETTER, address=nomination.contact.value, person=None, language=language, context=said)
