"""A language is added to an announcement that was sent without it."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from multaqa.features.announcements.commands.steps import CannotAnnounce, locked_in
from multaqa.features.announcements.facts import AnnouncementTranslated
from multaqa.features.announcements.models import Announcement, AnnouncementText, State
from multaqa.features.announcements.policies import may_translate
from multaqa.features.announcements.queries.reading import forget_banners
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.languages.api import Status, write_fields
from multaqa.foundation.people.api import Person
from multaqa.lib import markdown


@transaction.atomic
def translate_announcement(announcement: Announcement, language: str, values: Mapping[str, str], *, by: Person) -> None:
    """Add ``title`` and ``body`` in a language that a sent announcement lacks, once: afterwards they stay as well.

    Raises ``PermissionDenied``, and ``CannotAnnounce`` when a field is empty, when it was translated or taken back
    meanwhile, or for the language of the original.
    """
    sent = locked_in(announcement, State.SENT)
    if not may_translate(by, sent):
        raise PermissionDenied
    if not (values["title"] and values["body"]):
        raise CannotAnnounce(_("A translation has a title and a text."))
    waiting = AnnouncementText.objects.select_for_update().filter(status=Status.AWAITING).exclude(source_language="")
    text = waiting.filter(announcement=sent, language=language).first()
    if text is None:
        raise CannotAnnounce(_("Someone else has translated it into this language meanwhile."))
    write_fields(text, values, by=by)
    text.body_html = markdown.render(values["body"], language=language)
    text.status = Status.DONE
    text.save(update_fields=["body_html", "status"])
    record(AnnouncementTranslated(sent.public_id, language), by=by, thing=ref_of(sent))
    transaction.on_commit(lambda: forget_banners(sent.pk))
