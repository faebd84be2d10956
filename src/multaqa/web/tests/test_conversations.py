"""The demo's conversations are whole: their people exist, and each speaks her own language at her own time."""

from collections import Counter
from itertools import pairwise

import pytest

from multaqa.features.community.api import Access
from multaqa.foundation.access.api import Label, community_key, may_cap, network_key
from multaqa.foundation.languages.api import detect
from multaqa.foundation.people.testing import PARTS
from multaqa.lib.labels import LANGUAGES
from multaqa.lib.markdown import render
from multaqa.web.demo.conversations import Conversation, circles
from multaqa.web.demo.people.drawing import Drawing

CIRCLES = list(circles())
CONVERSATIONS = [conversation for circle in CIRCLES for conversation in circle.conversations]
LANGUAGES_OF = {settler.key: settler.site for settler in Drawing().everybody()} | {
    part.key: part.language for part in PARTS
}


def test_communities_say_in_six_languages_what_they_are():
    assert Counter(circle.access for circle in CIRCLES) == {Access.OPEN: 5, Access.LISTED: 3, Access.HIDDEN: 1}
    for circle in CIRCLES:
        assert {*circle.name} == {*circle.purpose} == {*circle.rules} == set(LANGUAGES)
        assert circle.languages
        assert may_cap(Label(circle.label), network_key("any") if circle.is_wide else community_key("any"))


def test_everybody_in_them_lives_in_the_demo():
    named = {name for circle in CIRCLES for name in [*circle.people, *circle.requests]}
    assert named <= LANGUAGES_OF.keys()
    assert not any(set(circle.requests) & set(circle.people) for circle in CIRCLES)
    assert [circle.access for circle in CIRCLES if "jun" in circle.facilitators] == [Access.HIDDEN]
    assert not any("amina" in circle.people for circle in CIRCLES if circle.access == Access.HIDDEN)


def test_one_poll_is_held_in_which_participants_vote():
    held = [(circle, each.poll) for circle in CIRCLES for each in circle.conversations if each.poll is not None]
    assert len(held) == 1
    circle, poll = held[0]
    assert poll.votes.keys() <= set(circle.people)
    assert {place for places in poll.votes.values() for place in places} <= set(range(1, len(poll.answers) + 1))


def test_conversations_are_in_six_languages_arabic_before_all():
    spoken = Counter(LANGUAGES_OF[post.by] for each in CONVERSATIONS for post in each.posts)
    assert len(CONVERSATIONS) >= 40
    assert set(spoken) == set(LANGUAGES)
    assert spoken.most_common(1)[0][0] == "ar"
    assert sum(post.accepted for each in CONVERSATIONS for post in each.posts) == 3


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda each: each.title)
def test_posts_stand_in_the_order_of_their_days(conversation: Conversation):
    days = [post.days_ago for post in conversation.posts]
    assert 3 <= len(days) <= 12
    assert days == sorted(days, reverse=True)
    assert all(earlier != later for earlier, later in pairwise(days))
    assert all(post.answers <= place for place, post in enumerate(conversation.posts))
    assert conversation.kind == "question" or not any(post.accepted for post in conversation.posts)


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda each: each.title)
def test_everybody_speaks_her_own_language(conversation: Conversation):
    for post in conversation.posts:
        assert (post.by, detect(post.words)) == (post.by, LANGUAGES_OF[post.by])
        assert render(post.words, language=LANGUAGES_OF[post.by])
