"""The posts of a page made ready for one reader: names she may see, people and things that a text names, files."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from multaqa.features.community.models import Post, Thread
from multaqa.features.community.queries.people import people_named
from multaqa.features.community.queries.polls import ShownPoll, polls_on
from multaqa.features.community.queries.reactions import Counted, reactions_on
from multaqa.features.community.queries.thread_page import Answered, PageOfPosts, ShownPost
from multaqa.features.community.queries.translated import Translated
from multaqa.features.community.sources import mentioned, without_quotes
from multaqa.features.membership.api import Line, lines_of
from multaqa.foundation.access.api import Card, cards, shown_names
from multaqa.foundation.files.api import File, files_of
from multaqa.foundation.people.api import Person, Reader
from multaqa.lib.bidi import html_lang
from multaqa.lib.markdown import PERSON, fill, references


@dataclass(frozen=True)
class ShownTranslation:
    """A translation as a page shows it to one reader, with the name of who made or checked it."""

    translated: Translated
    html: SafeString
    name: str


@dataclass(frozen=True)
class PostRow:
    """A post as a page shows it to one reader; ``line`` is None where nothing stands beside the name."""

    post: Post
    shown: ShownPost
    name: str
    line: Line | None
    profile: str
    html: SafeString
    answered: Answered | None
    answered_name: str
    files: Sequence[File]
    reactions: Sequence[Counted]
    poll: ShownPoll | None
    is_mine: bool
    translated: ShownTranslation | None


@dataclass(frozen=True)
class _Filling:
    """What is known to one reader about all that a page names."""

    names: Mapping[int, str]
    lines: Mapping[int, Line]
    drawings: Mapping[str, str]
    files: Mapping[str, Sequence[File]]
    reactions: Mapping[int, Sequence[Counted]]
    polls: Mapping[int, ShownPoll]


def rows_of(
    page: PageOfPosts, thread: Thread, *, reader: Reader, language: str, is_member: bool = False
) -> list[PostRow]:
    """The posts of a page for this reader, in a constant number of queries. ``is_member``: of the thread's network."""
    filling = _filling(page, thread, reader=reader, language=language, is_member=is_member)
    return [_row(shown, filling, reader) for shown in page.posts]


def filled(html: str, *, reader: Reader, language: str) -> SafeString:
    """One rendered text with what it names drawn for this reader."""
    called = people_named(mentioned(html))
    names = shown_names(called.values(), reader=reader) if called else {}
    return _safe(fill(html, _drawings([html], called, names, reader=reader, language=language)))


def _filling(page: PageOfPosts, thread: Thread, *, reader: Reader, language: str, is_member: bool) -> _Filling:
    texts = [shown.post.html for shown in page.posts]
    texts += [shown.translated.html for shown in page.posts if shown.translated]
    called = people_named({public_id for html in texts for public_id in mentioned(html)})
    named = page.authors | {person.pk: person for person in called.values()}
    names = shown_names(named.values(), reader=reader)
    network = thread.community.network_id if thread.community is not None else None
    return _Filling(
        names=names,
        lines=lines_of(list(page.authors), network=network, is_member=is_member, reader=reader, language=language)
        if network
        else {},
        drawings=_drawings(texts, called, names, reader=reader, language=language),
        reactions=reactions_on([shown.post.pk for shown in page.posts], reader=reader),
        polls=polls_on([shown.post.pk for shown in page.posts if shown.has_poll], reader=reader),
        files=files_of([_ref(shown) for shown in page.posts if shown.has_files], reader=reader) if reader else {},
    )


def _row(shown: ShownPost, filling: _Filling, reader: Reader) -> PostRow:
    line = filling.lines.get(shown.author.pk) if shown.author else None
    answered = shown.answered
    return PostRow(
        post=shown.post,
        shown=shown,
        name=_name(shown.author, filling),
        line=line,
        profile=reverse("membership:profile", args=[line.member]) if line and line.member else "",
        html=_safe(fill(_without_quotes(shown), filling.drawings)),
        answered=answered,
        answered_name=_name(answered.author, filling) if answered else "",
        files=filling.files.get(_ref(shown), ()),
        reactions=filling.reactions.get(shown.post.pk, ()),
        poll=filling.polls.get(shown.post.pk),
        is_mine=_is_hers(shown.post, reader),
        translated=_translation(shown, shown.translated, filling) if shown.translated else None,
    )


def _without_quotes(shown: ShownPost) -> str:
    """The text of a post; without quotations where it answers what is not there for the reader, or no longer."""
    return without_quotes(shown.post.html) if shown.quotes_unseen else shown.post.html


def _translation(shown: ShownPost, translated: Translated, filling: _Filling) -> ShownTranslation:
    """A translation quotes what its original quotes."""
    source = without_quotes(translated.html) if shown.quotes_unseen else translated.html
    html = _safe(fill(source, filling.drawings))
    return ShownTranslation(translated, html, _name(translated.translator, filling))


def _is_hers(post: Post, reader: Reader) -> bool:
    return reader is not None and post.author_id == reader.pk


def _name(person: Person | None, filling: _Filling) -> str:
    return filling.names[person.pk] if person is not None else ""


def _drawings(
    texts: Collection[str], called: Mapping[str, Person], names: Mapping[int, str], *, reader: Reader, language: str
) -> dict[str, str]:
    """The links and names that stand in the places of things and people; a thing that is not there for her has none.

    Whoever is called and hides from her reads as somebody does whom there never was: "A member".
    """
    refs = {ref for html in texts for ref in references(html) if not ref.startswith(f"{PERSON}:")}
    shown = cards(refs, reader=reader, language=language) if refs else {}
    named = {public_id: names[person.pk] for public_id, person in called.items()}
    people = {public_id for html in texts for public_id in mentioned(html)}
    mentions = {f"{PERSON}:{each}": _mention(named.get(each) or gettext("A member")) for each in people}
    return mentions | {ref: _link(card) for ref, card in shown.items()}


def _mention(name: str) -> str:
    return format_html('<span class="mention">@<bdi>{}</bdi></span>', name)


def _link(card: Card) -> str:
    return format_html('<a href="{}" lang="{}">{}</a>', card.url, html_lang(card.title_language), card.title)


def _ref(shown: ShownPost) -> str:
    return f"community.post:{shown.post.public_id}"


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308  # sanitised when it was written; what is filled in is escaped
