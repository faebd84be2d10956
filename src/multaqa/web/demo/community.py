"""The demo's communities: founded by commands, and talked in by those of their people who live in this world."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from django.utils import timezone

from multaqa.features.community.api import (
    Access,
    Asked,
    Carrier,
    Community,
    CommunityWords,
    Post,
    Thread,
    Urgency,
    Wanted,
    accept_answer,
    ask_to_join,
    bring_in,
    carry,
    found_community,
    join,
    leave,
    name_facilitator,
    pin,
    put_poll,
    put_question,
    release_facilitator,
    start_thread,
    translate_post,
    vote,
    write_post,
)
from multaqa.features.community.testing import as_if_founded, as_if_read, as_if_said
from multaqa.features.membership.testing.crowds import as_if_earlier
from multaqa.foundation.access.api import Label
from multaqa.foundation.people.api import Person, the_network
from multaqa.foundation.taxonomy.api import Term, term_of_code
from multaqa.web.demo.conversations import Circle, Conversation, Put, circles

DAYS: Final = 195
"""So many days ago the communities were founded, and those who speak in them were members."""
AMINA_READ: Final = 5.5
"""So many days ago Amina had read everything."""

ASKED_AT_ONCE: Final = 3

type Inhabitants = Mapping[str, Person]
"""Who lives in this world: the cast by their keys, members by their names."""


def let_talk(people: Inhabitants) -> None:
    """Found every community, and let those of its conversations be led whose speakers all live here."""
    founder = people["elodie"]
    as_if_earlier({people[name] for circle in circles() for name in circle.people if name in people}, days=DAYS)
    for circle in circles():
        community = found_community(the_network(), _words(circle), access=Access(circle.access), by=founder)
        _gather(circle, community, people, by=founder)
        carrier = carry(community, community=community)
        for conversation in circle.conversations:
            if conversation.authors <= people.keys():
                _lead(conversation, carrier, people, pinned_by=founder)
        _hand_over(circle, community, people, by=founder)
        as_if_founded(community, at=timezone.now() - timedelta(days=DAYS))
    as_if_read(people["amina"], before=timezone.now() - timedelta(days=AMINA_READ))


def _words(circle: Circle) -> CommunityWords:
    return CommunityWords(
        name=circle.name,
        purpose=circle.purpose,
        rules=circle.rules,
        topics=_terms(circle.topics),
        languages=circle.languages,
        default_label=Label(circle.label),
        is_wide=circle.is_wide,
    )


def _gather(circle: Circle, community: Community, people: Inhabitants, *, by: Person) -> None:
    """People join where anybody may, and are brought in elsewhere; some still ask."""
    for person in (people[name] for name in circle.people if name in people and people[name] != by):
        if community.access == Access.OPEN:
            join(community, by=person)
        else:
            bring_in(community, person, by=by)
    for name, words in circle.requests.items():
        ask_to_join(community, words=words, by=people[name])


def _lead(conversation: Conversation, carrier: Carrier, people: Inhabitants, *, pinned_by: Person) -> None:
    first, *others = conversation.posts
    thread = _begun(conversation, carrier, people)
    posts = [thread.posts.get()]
    for said in others:
        speaker, answers = people[said.by], posts[said.answers - 1] if said.answers else None
        posts.append(write_post(thread, source=said.words, by=speaker, answers=answers, language=speaker.language))
    if conversation.poll is not None:
        _hold(conversation.poll, posts[0], people)
    for said, post in zip(conversation.posts, posts, strict=True):
        for text in said.texts:
            translate_post(post, text.language, text.words, by=people[text.by])
        if said.accepted:
            accept_answer(post, by=people[first.by])
    if conversation.is_pinned:
        pin(thread, by=pinned_by)
    now = timezone.now()
    as_if_said(thread, [said.at(now) for said in conversation.posts])


def _begun(conversation: Conversation, carrier: Carrier, people: Inhabitants) -> Thread:
    """The thread with its first post; a question is put to some of those who answer it."""
    first, *others = conversation.posts
    by = people[first.by]
    said: dict[str, Any] = {"title": conversation.title, "source": first.words, "by": by, "language": by.language}
    said |= {"topics": _terms(conversation.topics)}
    if conversation.kind != Thread.Kind.QUESTION:
        return start_thread(carrier, kind=Thread.Kind(conversation.kind), **said)
    answering = [post.by for post in sorted(others, key=lambda post: not post.accepted) if post.by != first.by]
    asked = [people[name] for name in dict.fromkeys(answering)][:ASKED_AT_ONCE]
    wanted = Wanted(people=asked, urgency=Urgency.WEEKS, languages=list(dict.fromkeys([by.language, "en"])))
    return put_question(carrier, wanted=wanted, **said)


def _hold(put: Put, post: Post, people: Inhabitants) -> None:
    """Put a poll under a post, in which those vote who live here."""
    asked = Asked(answers=put.answers, takes_several=put.takes_several)
    if post.author is None:
        return
    poll = put_poll(post, asked, by=post.author)
    for name, places in put.votes.items():
        if name in people:
            vote(poll, [place - 1 for place in places], by=people[name])


def _hand_over(circle: Circle, community: Community, people: Inhabitants, *, by: Person) -> None:
    """Who founded it goes out of a hidden one and is a participant of others, where somebody facilitates it."""
    facilitators = [people[name] for name in circle.facilitators if name in people]
    for person in facilitators:
        name_facilitator(community, person, by=by)
    if not facilitators:
        return
    if community.access == Access.HIDDEN:
        leave(community, by=by)
    else:
        release_facilitator(community.participations.get(person=by), by=by)


def _terms(codes: Sequence[str]) -> list[Term]:
    return [term for code in codes if (term := term_of_code(code))]
