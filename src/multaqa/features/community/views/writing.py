"""What people write: new threads, replies, posts written anew, and drafts of them kept on the server."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.features.community.audiences import audiences_offered, default_audience
from multaqa.features.community.commands.keeping import keep_post
from multaqa.features.community.commands.labels import raise_label
from multaqa.features.community.commands.marks import note_read
from multaqa.features.community.commands.posts import EditedMeanwhile, edit_post, write_post
from multaqa.features.community.commands.threads import start_thread
from multaqa.features.community.forms.threads import EditForm, ReplyForm, ThreadForm
from multaqa.features.community.models import Carrier, Post, Thread
from multaqa.features.community.policies.threads import may_edit, may_start_thread, may_write_in
from multaqa.features.community.queries.carriers import carrier_named, kept_on, topics_chosen
from multaqa.features.community.queries.readers import readers_of_key, readers_of_thread
from multaqa.features.community.queries.thread_page import post_named, thread_named
from multaqa.features.community.sources import RefusedPost, quoted
from multaqa.features.community.templatetags.threads_said import audience_words
from multaqa.features.community.views.opening import CLOSE, for_post, not_kept_of, to_post, to_thread
from multaqa.foundation.access.api import Label, ref_of
from multaqa.foundation.files.api import File, RefusedFile, attach, store_upload
from multaqa.foundation.people.api import Person, is_within, person_reading, posted_or_kept, signed_in
from multaqa.foundation.taxonomy.api import kept_choices


@signed_in
def reply(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Write a reply, to a post (``answers``) or to the thread; what cannot be sent any more is given back to copy."""
    person = person_reading(request)
    thread = thread_named(public_id, reader=person)
    if thread is None or not may_write_in(person, thread):
        return _given_back(request, thread)
    answered = _answered(request, thread, person)
    form = ReplyForm(
        posted_or_kept(request), request.FILES or None, initial=_beginning(request, answered), label=thread.label
    )
    if request.method == "POST" and form.is_valid() and not form.must_ask and _is_in_time(request, form, "post"):
        sent = _send_reply(form, thread, person, answered)
        if sent is not None:
            messages.success(request, _("The reply was sent."))
            return to_post(sent)
    return not_kept_of(thread, _reply_page(request, form, thread, person, answered))


@require_POST
@signed_in
def kept(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Keep what is being written in a thread, or with nothing in it forget it."""
    person = person_reading(request)
    thread = thread_named(public_id, reader=person)
    if thread is None:
        raise Http404
    keep_post(person, carrier=thread.carrier, thread=thread, source=request.POST.get("source", ""))
    return HttpResponse(status=204)


@signed_in
def new_thread(request: HttpRequest, kind: str, public_id: str) -> HttpResponseBase:
    """Begin a thread on a carrier."""
    person, carrier = _opened_carrier(request, kind, public_id)
    form = _thread_form(request, carrier, person)
    if request.method == "POST" and form.is_valid() and not form.must_ask and _is_in_time(request, form, "thread"):
        begun = _begin(form, carrier, person)
        if begun is not None:
            messages.success(request, _("The thread was begun."))
            return to_thread(begun)
    shown = {"form": form, "carrier": carrier, "community": carrier.community, "must_ask": _asks(form)}
    shown |= {"readers": readers_of_key(default_audience(carrier)[0], carrier, reader=person), "kind": kind}
    return render(request, "community/threads/new.html", shown | {"public_id": public_id})


@require_POST
@signed_in
def kept_thread(request: HttpRequest, kind: str, public_id: str) -> HttpResponseBase:
    """Keep a new thread that is being written."""
    person, carrier = _opened_carrier(request, kind, public_id)
    title, source = request.POST.get("title", ""), request.POST.get("source", "")
    keep_post(person, carrier=carrier, title=title, source=source)
    return HttpResponse(status=204)


@for_post
def words(request: HttpRequest, person: Person, post: Post) -> HttpResponse:
    """Write a post anew; what another page saved meanwhile is shown beside, and nothing is lost."""
    if not may_edit(person, post):
        raise PermissionDenied
    start = {"source": post.source, "language": post.language, "seen": post.revision}
    form = EditForm(posted_or_kept(request), initial=start)
    newer: Post | None = None
    if request.method == "POST" and form.is_valid() and _is_in_time(request, form, "post"):
        try:
            values = form.cleaned_data
            edit_post(post, source=values["source"], seen=values["seen"], language=values["language"], by=person)
        except RefusedPost as refusal:
            _tell(form, refusal)
        except EditedMeanwhile as meanwhile:
            newer = meanwhile.post
            form.data = {**form.cleaned_data, "seen": newer.revision}
        else:
            messages.success(request, _("Saved. What the post said before stays in its history."))
            return to_post(post)
    shown = {"form": form, "post": post, "thread": post.thread, "newer": newer}
    return render(request, "community/threads/words.html", shown, status=409 if newer else 200)


def _given_back(request: HttpRequest, thread: Thread | None) -> HttpResponse:
    """What cannot be sent any more, to be copied: the same page for a thread that is gone, closed or never was."""
    source = request.POST.get("source", "") if request.method == "POST" else ""
    if not source and thread is not None:
        return to_thread(thread)
    if not source:
        raise Http404
    status = 404 if thread is None else 403
    return render(request, "community/threads/given_back.html", {"source": source, "thread": thread}, status=status)


def _answered(request: HttpRequest, thread: Thread, person: Person) -> Post | None:
    """The post of this thread that is answered, if she may read it; else none."""
    public_id = (request.POST if request.method == "POST" else request.GET).get("answers", "")
    post = post_named(public_id, reader=person) if public_id else None
    return post if post is not None and post.thread_id == thread.pk and post.state == Post.State.SHOWN else None


def _beginning(request: HttpRequest, answered: Post | None) -> dict[str, str]:
    """With what the form begins: the answered post, and its words where they are to be quoted."""
    if answered is None:
        return {}
    words = quoted(answered.source) if "quote" in request.GET else ""
    return {"answers": answered.public_id, "source": words}


def _send_reply(form: ReplyForm, thread: Thread, person: Person, answered: Post | None) -> Post | None:
    """Send a reply with its file; None when the form says what is wrong."""
    values = form.cleaned_data
    try:
        file = _stored(values["file"], person)
        with transaction.atomic():
            post = write_post(thread, source=values["source"], by=person, answers=answered, language=values["language"])
            if form.is_closed_now:
                raise_label(post, Label.AMBER, by=person)
            _attach(file, post, person)
    except RefusedPost as refusal:
        _tell(form, refusal)
        return None
    except RefusedFile as refusal:
        form.add_error("file", refusal.sentence)
        return None
    note_read(thread, by=person, number=post.number)
    return post


def _begin(form: ThreadForm, carrier: Carrier, person: Person) -> Thread | None:
    """Begin a thread with its file; None when the form says what is wrong."""
    values = form.cleaned_data
    label = Label.AMBER if form.is_closed_now else Label(values["label"])
    try:
        file = _stored(values["file"], person)
        with transaction.atomic():
            thread = start_thread(
                carrier,
                title=values["title"],
                source=values["source"],
                language=values["language"],
                audience="" if label in CLOSE else values["audience"],
                label=label,
                topics=topics_chosen(values["topics"]),
                by=person,
            )
            _attach(file, thread.posts.get(), person)
    except RefusedPost as refusal:
        _tell(form, refusal)
        return None
    except RefusedFile as refusal:
        form.add_error("file", refusal.sentence)
        return None
    note_read(thread, by=person, number=1)
    return thread


def _stored(upload: Any, person: Person) -> File | None:
    """A file cleaned and kept, which takes seconds: before the transaction that uses it."""
    return store_upload(upload, by=person) if upload else None


def _attach(file: File | None, post: Post, person: Person) -> None:
    """Make a file part of a post: it is read by the post's readers from now on."""
    if file is not None:
        attach(file, whole=ref_of(post), by=person)


def _is_in_time(request: HttpRequest, form: Form, what: str) -> bool:
    """Whether she has not sent too much in a short time; else the form says so, and holds her text."""
    if is_within(request, what, of=person_reading(request).public_id):
        return True
    form.add_error(
        None, _("Very much was sent in a short time. The text is still here; please send it a little later.")
    )
    return False


def _tell(form: Any, refusal: RefusedPost) -> None:
    for name, problem in refusal.problems.items():
        form.add_error(name if name in form.fields else None, str(problem))


def _reply_page(
    request: HttpRequest, form: ReplyForm, thread: Thread, person: Person, answered: Post | None
) -> HttpResponse:
    shown = {"form": form, "thread": thread, "answered": answered, "must_ask": _asks(form)}
    readers = readers_of_thread(thread, reader=person)
    return render(
        request, "community/threads/reply.html", shown | {"readers": readers, "is_close": thread.label in CLOSE}
    )


def _asks(form: ReplyForm) -> bool:
    return form.is_bound and form.is_valid() and form.must_ask


def _opened_carrier(request: HttpRequest, kind: str, public_id: str) -> tuple[Person, Carrier]:
    """The person and a carrier on which she may begin threads; 404 for any other."""
    person = person_reading(request)
    carrier = carrier_named(f"{kind}:{public_id}", reader=person)
    if carrier is None or not may_start_thread(person, carrier):
        raise Http404
    return person, carrier


def _thread_form(request: HttpRequest, carrier: Carrier, person: Person) -> ThreadForm:
    language = get_language() or "en"
    usual, label = default_audience(carrier)
    start = {"label": label, "audience": usual, **kept_on(carrier, person=person)}
    return ThreadForm(
        posted_or_kept(request),
        request.FILES or None,
        initial=start,
        audiences=[(key, audience_words(key)) for key in audiences_offered(carrier)],
        topics=kept_choices(language),
    )
