"""Who may begin to write to whom, and what a first message may do."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from multaqa.features.conversations.commands.beginning import begin
from multaqa.features.conversations.commands.choosing import choose_openness
from multaqa.features.conversations.commands.partaking import accept, decline, leave
from multaqa.features.conversations.commands.writing import send
from multaqa.features.conversations.limits import MOST_BEGUN_BY_NEW, MOST_PARTAKERS
from multaqa.features.conversations.models import Conversation, Message, Openness, Partaker
from multaqa.features.conversations.policies import can_begin_with, may_write
from multaqa.features.conversations.refusals import CannotBeSent
from multaqa.features.conversations.testing import a_conversation
from multaqa.foundation.access.api import block, community_key, exclude, may_read, open_holding, person_key, unblock
from multaqa.foundation.facts.api import facts_about, facts_of

State = Partaker.State


def part(conversation, person):
    return Partaker.objects.get(conversation=conversation, person=person)


def test_a_first_message_asks_and_is_read_by_the_two(amina, diego, jun):
    message = begin([diego], source="Which lamps?", by=amina)
    assert may_read(diego, message)
    assert not may_read(jun, message)
    assert part(message.conversation, diego).state == State.ASKED
    assert part(message.conversation, diego).has_new
    assert not part(message.conversation, amina).has_new


def test_until_it_is_accepted_no_second_one_is_sent(amina, diego):
    conversation = begin([diego], source="Which lamps?", by=amina).conversation
    with pytest.raises(PermissionDenied):
        send(conversation, source="Well?", by=amina)
    with pytest.raises(PermissionDenied):
        begin([diego], source="Well?", by=amina)
    accept(conversation, by=diego)
    assert send(conversation, source="Well?", by=amina).number == 2


def test_who_is_asked_answers_by_writing_from_the_profile(amina, diego):
    conversation = begin([diego], source="Which lamps?", by=amina).conversation
    answer = begin([amina], source="These.", by=diego)
    assert answer.conversation == conversation
    assert part(conversation, diego).state == State.IN


def test_two_have_one_conversation_until_one_of_them_leaves(amina, diego):
    conversation = a_conversation(amina, diego)
    assert begin([amina], source="Again", by=diego).conversation == conversation
    leave(conversation, by=diego)
    again = begin([diego], source="Once more", by=amina).conversation
    assert again != conversation
    assert part(again, diego).state == State.ASKED


def test_who_declines_reads_nothing_more_and_the_other_cannot_tell(amina, diego):
    message = begin([diego], source="Which lamps?", by=amina)
    conversation = message.conversation
    before = may_write(amina, part(conversation, amina))
    decline(conversation, by=diego)
    assert not may_read(diego, message)
    assert may_write(amina, part(conversation, amina)) == before
    with pytest.raises(PermissionDenied):
        begin([diego], source="Again", by=amina)
    assert begin([amina], source="After all", by=diego).conversation == conversation
    assert may_read(diego, message)


@pytest.mark.parametrize("whose", ["amina", "diego"])
def test_a_block_of_either_ends_all_writing(people, amina, diego, whose):
    conversation = a_conversation(amina, diego)
    one, other = (amina, diego) if whose == "amina" else (diego, amina)
    block(other, by=one)
    for person in (amina, diego):
        with pytest.raises(PermissionDenied):
            send(conversation, source="Hello", by=person)
    assert not can_begin_with(amina, diego)
    assert not can_begin_with(diego, amina)
    unblock(other, by=one)
    assert send(conversation, source="Hello", by=other).number == 2


def test_who_hides_from_an_authority_is_not_written_to_by_it_nor_writes_to_it(people):
    exclude(people.leila, from_key=person_key(people.mourad), by=people.leila)
    for one, other in ((people.leila, people.mourad), (people.mourad, people.leila)):
        with pytest.raises(PermissionDenied):
            begin([other], source="Hello", by=one)


def test_only_members_write_to_members(people, amina):
    for one, other in ((people.fiona, amina), (amina, people.fiona), (amina, amina)):
        with pytest.raises(PermissionDenied):
            begin([other], source="Hello", by=one)


def test_nobody_is_open_who_chose_so(amina, diego):
    choose_openness(Openness.Who.NOBODY, by=diego)
    with pytest.raises(PermissionDenied):
        begin([diego], source="Hello", by=amina)
    assert begin([amina], source="Hello", by=diego).number == 1


def test_with_communities_only_those_who_share_one_write(amina, diego, jun):
    choose_openness(Openness.Who.COMMUNITIES, by=diego)
    for person in (diego, jun):
        open_holding(person, community_key("abc"), by=None, reason="A test")
    open_holding(amina, community_key("xyz"), by=None, reason="A test")
    assert can_begin_with(jun, diego)
    assert not can_begin_with(amina, diego)


def test_choosing_twice_is_told_once(amina):
    choose_openness(Openness.Who.NOBODY, by=amina)
    choose_openness(Openness.Who.NOBODY, by=amina)
    assert facts_about(amina).filter(kind="conversations.OpennessChosen").count() == 1


def test_a_new_account_begins_few_conversations_a_day(people, amina):
    amina.joined_at = timezone.now() - timedelta(days=1)
    amina.save(update_fields=["joined_at"])
    others = [people.chen, people.diego, people.jun, people.karim]
    for person in others[:MOST_BEGUN_BY_NEW]:
        begin([person], source="Hello", by=amina)
    with pytest.raises(CannotBeSent):
        begin([others[MOST_BEGUN_BY_NEW]], source="Hello", by=amina)
    assert Conversation.objects.filter(begun_by=amina).count() == MOST_BEGUN_BY_NEW


def test_a_conversation_of_more_than_the_most_is_refused(amina, diego, monkeypatch):
    monkeypatch.setattr("multaqa.features.conversations.commands.beginning.MOST_PARTAKERS", 1)
    with pytest.raises(CannotBeSent):
        begin([diego], source="Hello", by=amina)
    assert MOST_PARTAKERS > 2


def test_an_empty_message_begins_nothing(amina, diego):
    with pytest.raises(CannotBeSent):
        begin([diego], source="  \n", by=amina)
    assert not Conversation.objects.exists()


def test_deceiving_characters_are_named_and_html_is_made_harmless(amina, diego):
    message = begin([diego], source="<script>x</script> \u202eabc [a](javascript:alert(1))", by=amina)
    assert "<script" not in message.html
    assert "\u202e" not in message.source
    assert "javascript:" not in message.html.replace("[a](javascript:alert(1))", "")


def test_the_log_tells_no_words_and_not_in_which_conversation_a_message_was_sent(amina, diego):
    message = begin([diego], source="Which lamps?", by=amina)
    conversation = f"conversations.conversation:{message.conversation.public_id}"
    kinds = set(facts_of(conversation).values_list("kind", flat=True))
    assert "conversations.MessageSent" not in kinds
    assert "conversations.ConversationBegun" in kinds
    assert Message.objects.get().source == "Which lamps?"
