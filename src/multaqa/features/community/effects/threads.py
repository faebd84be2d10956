"""What follows when something is written: who is told, in which language it is, and where a raised label is told."""

from multaqa.features.community.commands.telling import (
    tell_of_introduction,
    tell_of_mentions,
    tell_of_post,
    tell_of_raised_label,
)
from multaqa.features.community.facts.threads import LabelRaised, PostEdited, PostWritten, ThreadStarted
from multaqa.features.community.models import Thread
from multaqa.features.community.tasks import find_language
from multaqa.foundation.facts.api import RecordedFact, on


@on(PostWritten)
def tell_followers(fact: PostWritten, recorded: RecordedFact) -> None:
    """Followers of the thread and those who are mentioned are told."""
    tell_of_post(fact.post, once=f"fact:{recorded.pk}")


@on(PostWritten)
def look_at_language(fact: PostWritten, _recorded: RecordedFact) -> None:
    """Where its writer did not say in which language it is, that is found from the text."""
    if not fact.is_language_said:
        find_language.enqueue(fact.post)


@on(PostEdited)
def tell_the_newly_mentioned(fact: PostEdited, _recorded: RecordedFact) -> None:
    """Whoever is mentioned now and was not before is told."""
    tell_of_mentions(fact.post)


@on(LabelRaised)
def tell_the_author(fact: LabelRaised, recorded: RecordedFact) -> None:
    """The author is told that somebody raised the label."""
    tell_of_raised_label(fact.what, by=recorded.by_id, once=f"fact:{recorded.pk}")


@on(ThreadStarted)
def tell_who_welcomes(fact: ThreadStarted, recorded: RecordedFact) -> None:
    """The facilitators are told of an introduction."""
    if fact.what == Thread.Kind.INTRODUCTION:
        tell_of_introduction(fact.thread, once=f"fact:{recorded.pk}")
