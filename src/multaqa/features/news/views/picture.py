"""The picture of an article: chosen, described, credited, removed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.features.news.commands import remove_picture, set_picture
from multaqa.features.news.forms.workflow import PictureForm
from multaqa.features.news.models import Article
from multaqa.features.news.policies import Act
from multaqa.features.news.queries.editing import dossier_of
from multaqa.features.news.views.opening import for_article, to_desk
from multaqa.foundation.files.api import File, RefusedFile, store_upload
from multaqa.foundation.people.api import Person, posted_or_kept


@for_article(Act.SET_PICTURE)
def picture(request: HttpRequest, person: Person, article: Article) -> HttpResponse:
    """Choose a picture and say what it shows and whose it is."""
    dossier = dossier_of(article, person=person, language=get_language() or "en")
    start = {"alt": dossier.text.image_alt, "credit": article.image_credit}
    form = PictureForm(
        posted_or_kept(request), request.FILES or None, initial=start, language=article.language, has=article.image
    )
    if request.method == "POST" and form.is_valid() and _keep(form, person, article):
        messages.success(request, _("Saved."))
        return to_desk(article)
    return render(request, "news/picture.html", {"dossier": dossier, "form": form})


@require_POST
@for_article(Act.SET_PICTURE)
def removal(request: HttpRequest, person: Person, article: Article) -> HttpResponse:
    """Take the picture away."""
    remove_picture(article, by=person)
    messages.success(request, _("The picture was removed."))
    return to_desk(article)


def _keep(form: PictureForm, person: Person, article: Article) -> bool:
    """Store the file, which takes seconds, then let the article have it; False when the file was refused."""
    chosen = form.cleaned_data
    file: File | None = None
    try:
        if chosen["file"]:
            file = store_upload(chosen["file"], by=person, accepted={"image"})
    except RefusedFile as refusal:
        form.add_error("file", refusal.sentence)
        return False
    set_picture(article, alt=chosen["alt"], credit=chosen["credit"], by=person, file=file)
    return True
