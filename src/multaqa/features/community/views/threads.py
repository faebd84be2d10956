"""What readers open: a thread, a page of it at a time, and what is new in all communities that are hers."""

from datetime import datetime, time
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from multaqa.features.community.commands.marks import note_read
from multaqa.features.community.filling import rows_of
from multaqa.features.community.forms.threads import ReplyForm
from multaqa.features.community.models import Thread
from multaqa.features.community.queries.people import people_to_mention
from multaqa.features.community.queries.questions import question_head
from multaqa.features.community.queries.readers import readers_of_thread
from multaqa.features.community.queries.still_there import MOST, are_still_there
from multaqa.features.community.queries.stream import new_to, topics_of_thread
from multaqa.features.community.queries.thread_head import ThreadHead, thread_head
from multaqa.features.community.queries.thread_page import (
    PageOfPosts,
    Part,
    first_since,
    last_posts,
    page_around,
    page_of_posts,
    thread_named,
)
from multaqa.features.community.views.opening import CLOSE, for_thread, not_kept_of
from multaqa.foundation.access.api import ref_of, shown_names
from multaqa.foundation.people.api import Person, Reader, person_reading, reader_of, signed_in, viewing_of

_READINGS: Final = frozenset({"mine", "original"})
_PLACES: Final = ("from", "after", "before")


@require_safe
def thread(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """A page of a thread: the first, the last, at a post, at a day, or at the first that the reader has not read."""
    reader, at = reader_of(request), next((request.GET[name] for name in _PLACES if name in request.GET), "")
    head = thread_head(public_id, reader=reader, at=at)
    if head is None:
        raise Http404
    if head.thread.merged_into_id is not None:
        return _to_target(head.thread, reader)
    page, in_mine = _asked_page(request, head, reader), _in_mine(request, head)
    if reader is not None and page.posts and viewing_of(request) is None:
        note_read(head.thread, by=reader, number=page.posts[-1].post.number)
    context = _context(head, page, reader) | {"in_mine": in_mine, "switch": _switch(request, page, in_mine=in_mine)}
    context |= {"kept_in": f"in={request.GET['in']}&" if request.GET.get("in") in _READINGS else ""}
    return not_kept_of(head.thread, render(request, "community/threads/thread.html", context))


@require_safe
@signed_in
def new_since(request: HttpRequest) -> HttpResponseBase:
    """Threads of all her communities in which something is new to the reader."""
    stream = new_to(person_reading(request), language=get_language() or "en", older=request.GET.get("older", ""))
    return render(request, "community/threads/new_since.html", {"stream": stream})


@require_safe
@never_cache
def still(request: HttpRequest) -> HttpResponse:
    """Whether what an open page shows (``posts``, ``threads``) is still there for its reader; else it is loaded anew.

    So what was hidden or got a stricter label is gone from open pages some seconds later.
    """
    named = {name: {*request.GET.get(name, "").split(",")[:MOST]} - {""} for name in ("posts", "threads")}
    answer = HttpResponse(status=204)
    if not are_still_there(**named, reader=reader_of(request)):
        answer.headers["HX-Refresh"] = "true"
    return answer


@require_safe
@for_thread
def mentions(request: HttpRequest, person: Person, thread: Thread) -> HttpResponse:
    """Those who read the thread and whose names begin so, for the writing area: public ids and names."""
    found = people_to_mention(request.GET.get("q", "")[:60], thread, by=person)
    names = shown_names(found, reader=person)
    return JsonResponse({"people": [{"id": each.public_id, "name": names[each.pk]} for each in found]})


def _asked_page(request: HttpRequest, head: ThreadHead, reader: Reader) -> PageOfPosts:
    """The page that the address asks for; the first one for a post or day that is not there."""
    thread, asked = head.thread, request.GET
    known: dict[str, Any] = {"reader": reader, "read_to": head.read_to, "language": get_language() or "en"}
    if "last" in asked:
        return last_posts(thread, **known)
    if "before" in asked and head.at is not None:
        return page_of_posts(thread, part=Part.BEFORE, number=head.at, **known)
    if "from" in asked and head.at is not None:
        return page_around(thread, head.at, **known)
    number = head.at + 1 if head.at is not None else 0
    if "new" in asked and head.read_to:
        number = head.read_to  # the last one that she read stands above the line
    if day := parse_date_safely(asked.get("on", "")):
        number = first_since(thread, day, reader=reader) or 0
    page = page_of_posts(thread, number=number, **known)
    return page if page.posts or not number else last_posts(thread, **known)


def _in_mine(request: HttpRequest, head: ThreadHead) -> bool:
    """Whether translations stand in front: as the address says (``in``), else as the reader chose."""
    asked = request.GET.get("in", "")
    return asked == "mine" if asked in _READINGS else not head.wants_originals


def _switch(request: HttpRequest, page: PageOfPosts, *, in_mine: bool) -> str:
    """The address of the same posts read the other way; "" where none of them is translated."""
    if not any(post.translated for post in page.posts):
        return ""
    asked = request.GET.copy()
    asked["in"] = "original" if in_mine else "mine"
    return f"?{asked.urlencode()}"


def parse_date_safely(words: str) -> datetime | None:
    """The beginning of a day (ISO 8601) in the active time zone; None for what is no day."""
    try:
        day = parse_date(words)
    except ValueError:
        return None
    return timezone.make_aware(datetime.combine(day, time())) if day else None


def _context(head: ThreadHead, page: PageOfPosts, reader: Reader) -> dict[str, Any]:
    thread, language = head.thread, get_language() or "en"
    is_close = thread.label in CLOSE
    rows = rows_of(page, thread, reader=reader, language=language, is_member=head.role is not None)
    return {
        "head": head,
        "thread": thread,
        "is_close": is_close,
        "page_language": language,
        "rows": rows,
        "page": page,
        "first_new": next((row.post.pk for row in rows if row.shown.is_new and not row.is_mine), None),
        "topics": topics_of_thread(thread, language, reader=reader),
        "ref": ref_of(thread),
        "question": question_head(thread, reader=reader, may_arrange=head.may_arrange)
        if thread.kind == Thread.Kind.QUESTION
        else None,
        "form": ReplyForm(initial={"source": head.kept}, label=thread.label) if head.may_write else None,
        "readers": readers_of_thread(thread, reader=reader) if head.may_write and reader is not None else None,
    }


def _to_target(merged: Thread, reader: Reader) -> HttpResponseRedirect:
    """Where a thread went that was merged into another; 404 where that is not for this reader."""
    found = thread_named(merged.public_id, reader=reader)
    target = found.merged_into if found is not None else None
    if target is None or thread_named(target.public_id, reader=reader) is None:
        raise Http404
    return HttpResponseRedirect(reverse("community:thread", args=[target.public_id]))
