"""Who reads what: who comes later, who leaves, who is hidden from."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from multaqa.features.conversations.commands.beginning import begin
from multaqa.features.conversations.commands.choosing import set_keeping
from multaqa.features.conversations.commands.marks import note_read, write_noted_marks
from multaqa.features.conversations.commands.partaking import accept, ask_others, decline, leave
from multaqa.features.conversations.commands.writing import delete_message, delete_old, send
from multaqa.features.conversations.models import Conversation, Message, Partaker
from multaqa.features.conversations.policies import room_in
from multaqa.features.conversations.queries.listing import page_of_conversations
from multaqa.features.conversations.queries.page import part_named, people_in, readable_messages
from multaqa.features.conversations.queries.unread import counted
from multaqa.features.conversations.testing import a_conversation, as_if_sent
from multaqa.foundation.access.api import block, exclude, may_read, mute, person_key
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Notice
from multaqa.foundation.people.api import Capability, appoint, the_network

State = Partaker.State


def words_of(person):
    return list(readable_messages(person).order_by("number").values_list("source", flat=True))


def test_who_comes_later_reads_from_there_on(amina, diego, jun):
    conversation = a_conversation(amina, diego, source="Before")
    ask_others(conversation, [jun], is_shared=False, by=amina)
    accept(conversation, by=jun)
    send(conversation, source="After", by=diego)
    assert words_of(jun) == ["After"]
    assert words_of(diego) == ["Before", "After"]


def test_who_comes_later_reads_what_is_shared(amina, diego, jun):
    conversation = a_conversation(amina, diego, source="Before")
    ask_others(conversation, [jun], is_shared=True, by=amina)
    assert words_of(jun) == ["Before"]


def test_nobody_shares_more_than_she_reads_herself(people, amina, diego, jun):
    conversation = a_conversation(amina, diego, source="First")
    ask_others(conversation, [jun], is_shared=False, by=amina)
    accept(conversation, by=jun)
    send(conversation, source="Second", by=amina)
    ask_others(conversation, [people.chen], is_shared=True, by=jun)
    assert words_of(people.chen) == ["Second"]


def test_who_leaves_reads_nothing_more(amina, diego, jun):
    conversation = a_conversation(amina, diego, jun, source="Before")
    ask_others(conversation, [], is_shared=False, by=amina)
    leave(conversation, by=jun)
    send(conversation, source="After", by=amina)
    assert words_of(jun) == []
    assert words_of(diego) == ["Before", "After"]
    assert part_named(conversation.public_id, reader=jun) is None


def test_who_left_and_is_asked_again_reads_from_there_on(amina, diego, jun):
    conversation = a_conversation(amina, diego, jun, source="Before")
    leave(conversation, by=jun)
    ask_others(conversation, [jun], is_shared=False, by=amina)
    accept(conversation, by=jun)
    send(conversation, source="After", by=amina)
    assert words_of(jun) == ["After"]


def test_two_who_ask_a_third_may_begin_one_of_their_own_again(amina, diego, jun):
    conversation = a_conversation(amina, diego)
    ask_others(conversation, [jun], is_shared=False, by=amina)
    assert a_conversation(amina, diego) != conversation


def test_who_declined_keeps_her_place_so_that_nobody_can_tell(amina, diego, jun):
    conversation = a_conversation(amina, diego)
    ask_others(conversation, [jun], is_shared=False, by=amina)
    mine = Partaker.objects.get(conversation=conversation, person=amina)
    shown = [one.has_answered for one in people_in(conversation, reader=amina, language="en")]
    room = room_in(mine)
    decline(conversation, by=jun)
    assert [one.has_answered for one in people_in(conversation, reader=amina, language="en")] == shown
    assert room_in(mine) == room


def test_only_who_takes_part_asks_others(amina, diego, jun):
    conversation = a_conversation(amina, diego)
    with pytest.raises(PermissionDenied):
        ask_others(conversation, [jun], is_shared=False, by=jun)


def test_a_conversation_with_somebody_who_hides_is_not_there(people, amina, diego):
    conversation = a_conversation(amina, diego)
    send(conversation, source="Hello", by=amina)
    assert counted(diego) == 1
    exclude(amina, from_key=person_key(diego), by=amina)
    assert part_named(conversation.public_id, reader=diego) is None
    assert page_of_conversations(diego, number=None)[0] == []
    assert counted(diego) == 0


def test_in_a_group_who_hides_is_a_member_and_stands_on_no_list(amina, diego, jun):
    conversation = a_conversation(amina, diego, jun)
    exclude(amina, from_key=person_key(diego), by=amina)
    assert {one.person for one in people_in(conversation, reader=diego, language="en")} == {diego, jun}
    (row,) = page_of_conversations(diego, number=None)[0]
    assert row.names == [jun.name]


def test_whom_one_blocked_is_not_on_the_list_and_stays_behind_the_address(amina, diego):
    conversation = a_conversation(amina, diego)
    block(diego, by=amina)
    assert page_of_conversations(amina, number=None)[0] == []
    assert part_named(conversation.public_id, reader=amina) is not None


def test_reading_is_written_together_and_never_goes_back(amina, diego):
    conversation = a_conversation(amina, diego)
    send(conversation, source="Hello", by=diego)
    assert counted(amina) == 1
    note_read(conversation, by=amina, number=2)
    assert counted(amina) == 1
    write_noted_marks()
    assert counted(amina) == 0
    note_read(conversation, by=amina, number=1)
    write_noted_marks()
    assert Partaker.objects.get(conversation=conversation, person=amina).read_to == 2


def test_a_message_that_comes_while_marks_wait_is_still_new(amina, diego):
    conversation = a_conversation(amina, diego)
    send(conversation, source="Hello", by=diego)
    note_read(conversation, by=amina, number=2)
    send(conversation, source="One more", by=diego)
    write_noted_marks()
    assert counted(amina) == 1


def test_each_is_told_once_until_she_looks_and_never_of_whom_she_muted(people, amina, diego):
    conversation = begin([diego], source="Which lamps?", by=amina).conversation
    run_everything()
    kinds = list(Notice.objects.filter(person=diego).values_list("kind", flat=True))
    assert kinds == ["conversations.asked"]
    accept(conversation, by=diego)
    send(conversation, source="Hello", by=amina)
    send(conversation, source="Hello again", by=amina)
    run_everything()
    assert Notice.objects.filter(person=diego, kind="conversations.written").count() == 1
    mute(amina, by=diego)
    Notice.objects.all().delete()
    send(conversation, source="Anybody there?", by=amina)
    run_everything()
    assert not Notice.objects.filter(person=diego).exists()


def test_no_mail_holds_words_or_names(amina, diego, mailoutbox):
    a_conversation(amina, diego, source="A secret lamp")
    run_everything()
    assert len(mailoutbox) > 0
    for letter in mailoutbox:
        assert "secret lamp" not in str(letter.message())
        assert amina.name not in letter.subject


def test_an_author_deletes_for_a_day(amina, diego):
    conversation = a_conversation(amina, diego)
    message = send(conversation, source="A mistake", by=amina)
    with pytest.raises(PermissionDenied):
        delete_message(message, by=diego)
    delete_message(message, by=amina)
    message.refresh_from_db()
    assert (message.source, message.html) == ("", "")
    assert may_read(diego, message)
    old = as_if_sent(send(conversation, source="An old one", by=amina), before=timedelta(hours=25))
    with pytest.raises(PermissionDenied):
        delete_message(old, by=amina)


def test_messages_are_deleted_when_their_months_are_over(people, amina, diego):
    appoint(people.elodie, to=Capability.APPOINT, by=None, reason="Runs the network")
    conversation = a_conversation(amina, diego, source="Old")
    as_if_sent(Message.objects.get(), before=timedelta(days=70))
    send(conversation, source="New", by=diego)
    assert delete_old() == 0
    set_keeping(the_network(), 2, by=people.elodie)
    assert delete_old() == 1
    assert delete_old() == 0
    assert words_of(amina) == ["New"]
    assert Conversation.objects.count() == 1


def test_only_who_runs_the_network_sets_for_how_long(people, amina):
    with pytest.raises(PermissionDenied):
        set_keeping(the_network(), 2, by=amina)
    appoint(people.elodie, to=Capability.APPOINT, by=None, reason="Runs the network")
    with pytest.raises(ValueError, match="0 months"):
        set_keeping(the_network(), 0, by=people.elodie)
