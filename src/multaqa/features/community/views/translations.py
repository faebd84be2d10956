"""In which language a post is, and what it says in others: read, attached, mended, disputed, withdrawn."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from multaqa.features.community.commands.drafting import draft_translation, may_be_sent_out
from multaqa.features.community.commands.posts import set_language
from multaqa.features.community.commands.translating import (
    answer_dispute,
    choose_reading,
    dispute_translation,
    translate_post,
    withdraw_translation,
)
from multaqa.features.community.forms.translations import DisputeForm, LanguageForm, ReadingForm, TranslationForm
from multaqa.features.community.models import Post, PostText
from multaqa.features.community.policies.threads import may_set_language
from multaqa.features.community.policies.translations import rights_on
from multaqa.features.community.queries.thread_head import reads_in_mine
from multaqa.features.community.queries.translations import (
    original_for,
    translation_of,
    translations_of,
    words_for,
)
from multaqa.features.community.refusals import CannotBeDone
from multaqa.features.community.sources import RefusedPost
from multaqa.features.community.views.opening import for_post, to_post
from multaqa.foundation.languages.api import CODES, FieldsMovedOn, Status
from multaqa.foundation.people.api import Person, person_reading, posted_or_kept, settings_tabs, signed_in


@require_safe
@for_post
def translations(request: HttpRequest, person: Person, post: Post) -> HttpResponse:
    """The language of a post, its translations, and what this reader may do about them."""
    rights = rights_on(person, post)
    may_correct = may_set_language(person, post)
    done = translations_of(post, reader=person, rights=rights, language=get_language() or "en")
    there = {one.text.language for one in done}
    shown = _about(person, post) | {
        "translations": done,
        "missing": [code for code in rights.languages if code not in there],
        "form": LanguageForm(initial={"language": post.language}) if may_correct else None,
    }
    return render(request, "community/translations/translations.html", shown)


@require_POST
@for_post
def language(request: HttpRequest, person: Person, post: Post) -> HttpResponse:
    """Set right in which language a post is."""
    form = LanguageForm(request.POST)
    if form.is_valid():
        set_language(post, form.cleaned_data["language"], by=person)
        messages.success(request, _("The language of the post was set right."))
    return _to_translations(post)


@for_post
def translation(request: HttpRequest, person: Person, post: Post, language: str) -> HttpResponse:
    """Translate a post, or mend its translation: the original beside, differences shown once, a draft if one wants."""
    text = _opened(person, post, language)
    if request.method == "POST" and "draft" in request.POST:
        return _drafted(request, person, post, language)
    start = {"body": text.body or "", "seen_original": post.revision, "seen": text.revisions.get("body", 0)}
    form = TranslationForm(posted_or_kept(request), initial=start, post=post, language=language, reader=person)
    newer = ""
    if request.method == "POST" and form.is_valid() and not form.ask_about_differences():
        try:
            _save(form, post, language, person)
        except RefusedPost as refusal:
            form.add_error("body", str(refusal.problems["source"]))
        except FieldsMovedOn:
            newer = _catch_up(form, post, language)
        else:
            messages.success(request, _("The translation was saved. It bears your name."))
            return to_post(post)
    shown = _about(person, post) | {"form": form, "text": text, "language": language, "newer": newer}
    shown["source"] = original_for(post, reader=person)
    shown |= {"may_draft": not text.body and may_be_sent_out(post) and rights_on(person, post).may_translate(language)}
    status = 409 if newer else 422 if form.errors else 200
    return render(request, "community/translations/translation.html", shown, status=status)


@for_post
def dispute(request: HttpRequest, person: Person, post: Post, language: str) -> HttpResponse:
    """Say why a translation is wrong, if one reads its language."""
    text = _done(post, language)
    form = DisputeForm(posted_or_kept(request))
    if request.method == "POST" and form.is_valid():
        try:
            dispute_translation(text, form.cleaned_data["reason"], by=person)
        except CannotBeDone as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The original stands in front now. Who can mend the translation was told."))
        return to_post(post)
    shown = _about(person, post) | {"form": form, "text": text, "language": language}
    shown |= {"may_dispute": rights_on(person, post).may_dispute(text), "post_words": shown["words"]}
    shown |= {"words": words_for(post, text.html, reader=person, language=get_language() or "en")}
    return render(request, "community/translations/dispute.html", shown, status=422 if form.errors else 200)


@require_POST
@for_post
def answer(request: HttpRequest, person: Person, post: Post, language: str) -> HttpResponse:
    """Keep a disputed translation as it is."""
    answer_dispute(_done(post, language), by=person)
    messages.success(request, _("The translation stays as it is."))
    return _to_translations(post)


@require_POST
@for_post
def withdrawal(request: HttpRequest, person: Person, post: Post, language: str) -> HttpResponse:
    """Take a translation away."""
    text = translation_of(post, language)
    if text is None:
        raise Http404
    withdraw_translation(text, by=person)
    messages.success(request, _("The translation was withdrawn."))
    return _to_translations(post)


@signed_in
def reading(request: HttpRequest) -> HttpResponse:
    """Choose whether posts are shown in one's own language where a translation exists."""
    person = person_reading(request)
    form = ReadingForm(posted_or_kept(request), initial={"in_mine": reads_in_mine(person)})
    if request.method == "POST" and form.is_valid():
        choose_reading(person, in_mine=form.cleaned_data["in_mine"])
        messages.success(request, _("Saved."))
        return redirect("community:reading")
    shown = {"form": form, "tabs": settings_tabs(person, current="community:reading")}
    return render(request, "community/translations/reading.html", shown)


def _about(person: Person, post: Post) -> dict[str, Any]:
    """What all pages about the languages of a post show: the post itself."""
    language = get_language() or "en"
    return {"post": post, "thread": post.thread, "words": words_for(post, post.html, reader=person, language=language)}


def _opened(person: Person, post: Post, language: str) -> PostText:
    """The translation that a person writes or mends. Raises Http404 for no language, PermissionDenied for not hers."""
    if language not in CODES:
        raise Http404
    text, rights = translation_of(post, language), rights_on(person, post)
    allowed = rights.may_mend(text) if text is not None else rights.may_translate(language)
    if not allowed:
        raise PermissionDenied
    return text or PostText(post=post, language=language)


def _done(post: Post, language: str) -> PostText:
    """The translation that readers see. Raises Http404."""
    text = translation_of(post, language)
    if text is None or text.status != Status.DONE:
        raise Http404
    return text


def _save(form: TranslationForm, post: Post, language: str, person: Person) -> None:
    values = form.cleaned_data
    translate_post(
        post, language, values["body"], by=person, seen_original=values["seen_original"], seen=values["seen"]
    )


def _catch_up(form: TranslationForm, post: Post, language: str) -> str:
    """What was saved from another page meanwhile; the form goes on from there with what was written."""
    text = translation_of(post, language)
    if text is None:
        return ""
    form.data = {**form.cleaned_data, "seen": text.revisions.get("body", 0)}
    return text.body or ""


def _drafted(request: HttpRequest, person: Person, post: Post, language: str) -> HttpResponseRedirect:
    """Have a machine draft it, and come back to the form; a refusal is said there."""
    try:
        draft_translation(post, language, by=person)
    except CannotBeDone as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("community:text", args=[post.public_id, language]))


def _to_translations(post: Post) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("community:texts", args=[post.public_id]))
