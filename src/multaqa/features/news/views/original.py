"""In which language an article was written: set right after a wrong guess."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multaqa.features.news.commands import LanguageTaken, relabel_original
from multaqa.features.news.forms.workflow import OriginalLanguageForm
from multaqa.features.news.models import Article
from multaqa.features.news.policies import Act
from multaqa.features.news.queries.editing import dossier_of, languages_taken
from multaqa.features.news.views.opening import for_article, to_desk
from multaqa.foundation.people.api import Person, posted_or_kept


@for_article(Act.RELABEL)
def original_language(request: HttpRequest, person: Person, article: Article) -> HttpResponse:
    """Choose the language of the original anew; languages that have words already are not offered."""
    dossier = dossier_of(article, person=person, language=get_language() or "en")
    form = OriginalLanguageForm(posted_or_kept(request), taken=languages_taken(article))
    if request.method == "POST" and form.is_valid():
        try:
            relabel_original(article, language=form.cleaned_data["language"], by=person)
        except LanguageTaken:
            form.add_error("language", _("Someone has just begun a text in this language."))
        else:
            messages.success(request, _("The language of the original was set right."))
            return to_desk(article)
    return render(request, "news/original_language.html", {"dossier": dossier, "form": form})
