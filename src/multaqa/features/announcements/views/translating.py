"""A translator adds a language to a sent announcement that she may read."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from multaqa.features.announcements.commands import CannotAnnounce, translate_announcement
from multaqa.features.announcements.forms import TranslationForm
from multaqa.features.announcements.models import Announcement, AnnouncementText
from multaqa.features.announcements.policies import may_translate
from multaqa.features.announcements.queries.desk import announcement_named, texts_of
from multaqa.foundation.languages.api import Status, name_of
from multaqa.foundation.people.api import Capability, person_reading, posted_or_kept, require


@require_http_methods(["GET", "HEAD", "POST"])
@require(Capability.TRANSLATE)
def translation(request: HttpRequest, public_id: str, language: str) -> HttpResponse:
    """Title and text in one language, with the original beside; saving shows them to readers for good."""
    person, announcement = person_reading(request), announcement_named(public_id)
    if announcement is None or not may_translate(person, announcement):
        raise Http404
    original = _original_where_awaited(announcement, language)
    form = TranslationForm(posted_or_kept(request), language=language)
    if request.method == "POST" and form.is_valid():
        try:
            translate_announcement(announcement, language, form.values, by=person)
        except CannotAnnounce as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The translation is shown to its readers."))
        return redirect("announcements:announcement", announcement.public_id)
    context = {"form": form, "original": original, "name": name_of(language), "language": language}
    return render(request, "announcements/translation.html", context, status=422 if form.errors else 200)


def _original_where_awaited(announcement: Announcement, language: str) -> AnnouncementText:
    texts = {text.language: text for text in texts_of(announcement)}
    text = texts.get(language)
    if text is None or text.status != Status.AWAITING or not text.source_language:
        raise Http404
    return texts[announcement.language]
