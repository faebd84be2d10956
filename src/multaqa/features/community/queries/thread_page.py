"""Posts of a thread, a page at a time: what a page costs does not grow with the thread.

A page begins at a post, ends before one, or is the first or the last. Posts that the reader may not read are not
there for her: nothing tells of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Concat, Left

from multaqa.features.community.models import Poll, Post, Thread
from multaqa.features.community.queries.asides import is_aside
from multaqa.features.community.queries.translated import COLUMNS, Translated, text_in, translated
from multaqa.foundation.access.api import readable_by, rows_for
from multaqa.foundation.files.api import File
from multaqa.foundation.notify.api import Bookmark
from multaqa.foundation.people.api import Person, Reader
from multaqa.lib import excerpts
from multaqa.lib.prepared import Given, Prepared, Row, object_of

A_PAGE: Final = 20
_EXCERPT: Final = 160  # letters of a post that another answers
_AROUND: Final = 8  # posts before the one that is asked for: enough to see what it answers
_LAST: Final = 2**31 - 1  # higher than any number: that of the last page
_OWN: Final = (
    "id",
    "label",
    "public_id",
    "number",
    "author_id",
    "language",
    "html",
    "state",
    "written_at",
    "edited_at",
    "deleted_at",
    "revision",
)
"""The columns of a post that a page shows, in the model's order: not its source."""
_ANSWERED: Final = ("public_id", "author_id", "author__name", "language", "state")


class Part(StrEnum):
    """Which part of a thread a page shows: the posts from a number on, or the last ones before it."""

    FROM = "from"
    BEFORE = "before"


@dataclass(frozen=True)
class Answered:
    """The post that another answers, as far as the reader may read it; ``is_gone`` if it was deleted or hidden."""

    public_id: str
    author: Person | None
    language: str
    words: str
    is_gone: bool


@dataclass(frozen=True)
class ShownPost:
    """A post on a page. ``post`` holds no source. ``is_new``: the reader has not read it yet.

    ``translated`` is what it says in the page's language, None where it is in that or nobody has translated it.
    ``quotes_unseen``: it answers a post that is not there for her (any more), and may quote it.
    ``is_aside``: its author is one whom she muted or blocked.
    """

    post: Post
    author: Person | None
    answered: Answered | None
    translated: Translated | None
    has_files: bool
    has_poll: bool
    is_saved: bool
    is_new: bool
    quotes_unseen: bool = False
    is_aside: bool = False

    @property
    def is_deleted(self) -> bool:
        """Whether its author, who alone is shown it, deleted it."""
        return self.post.state == Post.State.DELETED

    @property
    def is_held(self) -> bool:
        """Whether it waits or was hidden: only its author and those who decide about it are shown it."""
        return self.post.state in {Post.State.WAITING, Post.State.HIDDEN}


@dataclass(frozen=True)
class PageOfPosts:
    """Some posts of a thread in their order; whether the reader finds earlier and later ones."""

    posts: Sequence[ShownPost]
    has_earlier: bool
    has_later: bool

    @property
    def named(self) -> str:
        """The public ids of all posts whose words stand on the page, also as an answer's beginning, for asking anew."""
        shown = {post.post.public_id for post in self.posts}
        return ",".join(sorted(shown | {post.answered.public_id for post in self.posts if post.answered} - {""}))

    @property
    def authors(self) -> dict[int, Person]:
        """Everyone named on the page, by row number."""
        named = [post.author for post in self.posts] + [post.answered.author for post in self.posts if post.answered]
        named += [post.translated.translator for post in self.posts if post.translated]
        return {person.pk: person for person in named if person is not None}


def page_of_posts(
    thread: Thread,
    *,
    reader: Reader,
    language: str = "",
    part: Part = Part.FROM,
    number: int = 0,
    read_to: int | None = None,
) -> PageOfPosts:
    """At most ``A_PAGE`` posts from ``number`` on or before it; one query, or two where earlier ones must be asked for.

    ``read_to`` is up to where the reader has read, None if she never opened the thread: then nothing is marked new.
    With a ``language`` each post brings what it says in that.
    """
    read = _FROM if part == Part.FROM else _BEFORE
    row = reader.pk if reader is not None else 0
    rows = rows_for(reader, read, thread=thread.pk, number=number, row=row, language=language)
    more, rows = len(rows) > A_PAGE, rows[:A_PAGE]
    if part == Part.BEFORE:
        posts = [_shown(row, thread, read_to) for row in reversed(rows)]
        return PageOfPosts(
            posts, has_earlier=more, has_later=number < _LAST and _has_posts(_LATER, thread, number, reader)
        )
    posts = [_shown(row, thread, read_to) for row in rows]
    has_earlier = number > 1 and _has_posts(_EARLIER, thread, number, reader)
    return PageOfPosts(posts, has_earlier=has_earlier, has_later=more)


def last_posts(thread: Thread, *, reader: Reader, language: str = "", read_to: int | None = None) -> PageOfPosts:
    """The last posts of a thread; one query."""
    return page_of_posts(thread, reader=reader, language=language, part=Part.BEFORE, number=_LAST, read_to=read_to)


def page_around(
    thread: Thread, number: int, *, reader: Reader, language: str = "", read_to: int | None = None
) -> PageOfPosts:
    """The page on which a post stands after at most ``_AROUND`` others; two queries."""
    before = rows_for(reader, _AROUND_IT, thread=thread.pk, number=number)
    start = before[:_AROUND][-1][0] if before else number
    row = reader.pk if reader is not None else 0
    rows = rows_for(reader, _FROM, thread=thread.pk, number=start, row=row, language=language)
    posts = [_shown(each, thread, read_to) for each in rows[:A_PAGE]]
    return PageOfPosts(posts, has_earlier=len(before) > _AROUND, has_later=len(rows) > A_PAGE)


def first_since(thread: Thread, at: datetime, *, reader: Reader) -> int | None:
    """The number of the first post written at a moment or later; None when there is none for the reader."""
    rows = rows_for(reader, _SINCE, thread=thread.pk, at=at)
    return rows[0][0] if rows else None


def post_named(public_id: str, *, reader: Reader) -> Post | None:
    """A post that the reader may read, with its thread, carrier and community; None when it is not there for her."""
    keys = readable_by(reader) & readable_by(reader, column="thread__read_key")
    found = Post.objects.filter(keys, readable_by(reader, column="thread__carrier__read_key"), public_id=public_id)
    return found.select_related("author", "thread__carrier", "thread__community__network").first()


def thread_named(public_id: str, *, reader: Reader) -> Thread | None:
    """A thread that the reader may read, with its carrier and community; None when it is not there for her."""
    keys = readable_by(reader) & readable_by(reader, column="carrier__read_key")
    found = Thread.objects.filter(keys, public_id=public_id)
    return found.select_related("carrier", "community__network", "merged_into", "started_by").first()


def posts_to_part(thread: Thread, *, reader: Reader) -> list[Post]:
    """The last two hundred posts of a thread that the reader may read, in their order: those that can be taken out."""
    found = Post.objects.filter(readable_by(reader), thread=thread, state=Post.State.SHOWN)
    return list(reversed(found.order_by("-number")[:200]))


def excerpt(html: str) -> str:
    """The first words of a rendered text, which may be cut anywhere, as one line without marks and mentions."""
    return excerpts.excerpt(html, longest=_EXCERPT)


def _has_posts(read: Prepared, thread: Thread, number: int, reader: Reader) -> bool:
    return bool(rows_for(reader, read, thread=thread.pk, number=number))


def _shown(row: Row, thread: Thread, read_to: int | None) -> ShownPost:
    post = object_of(Post, row[: len(_OWN)], only=_OWN)
    post.thread = thread
    name, has_files, has_poll, is_saved, is_aside, answer_open, answer_gone, *answered = row[len(_OWN) + len(COLUMNS) :]
    return ShownPost(
        post=post,
        author=_person(post.author_id, name),
        answered=_answered(bool(answer_open), bool(answer_gone), *answered),
        translated=translated(row[len(_OWN) : len(_OWN) + len(COLUMNS)], language=post.language),
        has_files=bool(has_files),
        has_poll=bool(has_poll),
        is_saved=bool(is_saved),
        is_new=read_to is not None and post.number > read_to,
        is_aside=bool(is_aside),
        quotes_unseen=answered[0] is not None and not (answer_open and answered[-2] == Post.State.SHOWN),
    )


def _answered(
    is_open: bool, is_gone: bool, public_id: str, author: int | None, name: str, language: str, state: str, html: str
) -> Answered | None:
    if is_open and state == Post.State.SHOWN:
        return Answered(public_id, _person(author, name), language, excerpt(html), is_gone=False)
    return Answered("", None, language, "", is_gone=True) if is_gone else None


def _person(number: int | None, name: str) -> Person | None:
    return object_of(Person, (number, name), only=("id", "name")) if number is not None else None


def _readable(thread: Given, reader: Reader | Given) -> QuerySet[Post]:
    """The posts of a thread that the reader, who may read the thread, may read; not those without words any more."""
    return Post.objects.filter(readable_by(reader), thread=thread).exclude(html="")


def _rows(posts: QuerySet[Post], reader: Reader | Given, row: Given, language: Given) -> QuerySet[Any, Any]:
    """The posts with what they say in a language, their authors' names, what hangs on them, and what they answer."""
    ref = Concat(Value("community.post:"), OuterRef("public_id"))
    gone = Q(answers__state__in=[Post.State.DELETED, Post.State.HIDDEN]) & readable_by(
        reader, column="answers__audience"
    )
    return posts.annotate(
        text=text_in(language),
        has_files=Exists(File.objects.filter(whole=ref)),
        has_poll=Exists(Poll.objects.filter(post=OuterRef("pk"))),
        is_saved=Exists(Bookmark.objects.filter(person=row, thing=ref)),
        is_aside=_flag(is_aside(reader, column="author")),
        answer_open=_flag(readable_by(reader, column="answers__read_key")),
        answer_gone=_flag(gone),
    ).values_list(
        *_OWN,
        *COLUMNS,
        "author__name",
        "has_files",
        "has_poll",
        "is_saved",
        "is_aside",
        "answer_open",
        "answer_gone",
        *(f"answers__{name}" for name in _ANSWERED),
        Left("answers__html", 4 * _EXCERPT),
    )[: A_PAGE + 1]


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())


def _from(thread: Given, number: Given, row: Given, language: Given, reader: Reader | Given) -> QuerySet[Any, Any]:
    return _rows(_readable(thread, reader).filter(number__gte=number).order_by("number"), reader, row, language)


def _before(thread: Given, number: Given, row: Given, language: Given, reader: Reader | Given) -> QuerySet[Any, Any]:
    return _rows(_readable(thread, reader).filter(number__lt=number).order_by("-number"), reader, row, language)


def _earlier(thread: Given, number: Given, reader: Reader | Given) -> QuerySet[Any, Any]:
    return _readable(thread, reader).filter(number__lt=number).order_by("-number").values_list("pk")[:1]


def _around(thread: Given, number: Given, reader: Reader | Given) -> QuerySet[Any, Any]:
    before = _readable(thread, reader).filter(number__lt=number).order_by("-number")
    return before.values_list("number")[: _AROUND + 1]


def _later(thread: Given, number: Given, reader: Reader | Given) -> QuerySet[Any, Any]:
    return _readable(thread, reader).filter(number__gte=number).order_by("number").values_list("pk")[:1]


def _since(thread: Given, at: Given, reader: Reader | Given) -> QuerySet[Any, Any]:
    return _readable(thread, reader).filter(written_at__gte=at).order_by("number").values_list("number")[:1]


_FROM: Final = Prepared(_from)
_BEFORE: Final = Prepared(_before)
_EARLIER: Final = Prepared(_earlier)
_LATER: Final = Prepared(_later)
_AROUND_IT: Final = Prepared(_around)
_SINCE: Final = Prepared(_since)
