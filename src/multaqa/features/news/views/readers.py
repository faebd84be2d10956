"""Who may read an article: audience and label together, with what each label means."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multaqa.features.news.commands import set_readers
from multaqa.features.news.forms.workflow import ReadersForm
from multaqa.features.news.models import Article
from multaqa.features.news.policies import Act
from multaqa.features.news.queries.editing import dossier_of
from multaqa.features.news.queries.readers import audiences
from multaqa.features.news.views.opening import for_article, to_desk
from multaqa.foundation.access.api import BadKey, TooWide
from multaqa.foundation.people.api import Person, posted_or_kept


@for_article(Act.SET_READERS)
def readers(request: HttpRequest, person: Person, article: Article) -> HttpResponse:
    """Choose audience and label."""
    now = {"audience": article.audience, "label": article.label}
    form = ReadersForm(posted_or_kept(request), initial=now, audiences=audiences(article))
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        try:
            set_readers(article, audience=chosen["audience"], label=chosen["label"], by=person)
        except (TooWide, BadKey):
            form.add_error("audience", _("This label does not allow so wide an audience."))
        else:
            messages.success(request, _("Saved."))
            return to_desk(article)
    dossier = dossier_of(article, person=person, language=get_language() or "en")
    return render(request, "news/readers.html", {"dossier": dossier, "form": form})
