"""What is held about people here: where they belong, what they said and are saying, read, reacted to and voted for."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from multaqa.features.community.commands.coming_in import let_go
from multaqa.features.community.commands.keeping import KEPT_FOR
from multaqa.features.community.models import (
    Ballot,
    Community,
    Flag,
    KeptPost,
    Measure,
    Option,
    Participation,
    Post,
    Reaction,
    ReadMark,
    Revision,
    Thread,
)
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.people.api import Fate, Holding, Person, Row, nothing_to_erase, register_holding

State = Participation.State


def _belongings(person: Person) -> Iterator[Row]:
    for one in Participation.objects.filter(person=person).select_related("community").order_by("pk"):
        row: dict[str, object] = {"thing": ref_of(one.community), "state": one.state, "part": one.role}
        row |= {"words": one.words, "reason": one.reason, "at": one.asked_at}
        yield row | {"since": one.since, "until": one.ended_at, "seen_at": one.seen_at}


def _end_belongings(person: Person) -> int:
    hers = Participation.objects.filter(person=person).select_related("community", "person")
    live = list(hers.filter(state__in=[State.ACTIVE, State.ASKED]))
    for participation in live:
        let_go(participation, to=State.LEFT, by=None, why="The account was erased")
    return len(live) + hers.exclude(words="", reason="").update(words="", reason="")


def _founded(person: Person) -> Iterator[Row]:
    for community in Community.objects.filter(founded_by=person).order_by("pk"):
        yield {"thing": ref_of(community), "since": community.founded_at}


def _said(person: Person) -> Iterator[Row]:
    for thread in Thread.objects.filter(started_by=person).order_by("pk"):
        yield {"thing": ref_of(thread), "title": thread.title, "language": thread.language, "at": thread.started_at}
    for post in Post.objects.filter(author=person).select_related("thread").order_by("pk"):
        row: dict[str, object] = {"thing": ref_of(post), "part_of": ref_of(post.thread), "state": post.state}
        asked = list(Option.objects.filter(poll__post=post).values_list("words", flat=True))
        yield row | {"language": post.language, "words": post.source, "answer": asked, "at": post.written_at}
    for before in Revision.objects.filter(by=person).select_related("post").order_by("pk"):
        yield {"thing": ref_of(before.post), "number": before.number, "words": before.source, "at": before.at}


def _kept(person: Person) -> Iterator[Row]:
    for kept in KeptPost.objects.filter(person=person).select_related("carrier", "thread").order_by("pk"):
        where = ref_of(kept.thread) if kept.thread is not None else kept.carrier.ref
        yield {"part_of": where, "title": kept.title, "words": kept.source, "changed_at": kept.at}


def _read(person: Person) -> Iterator[Row]:
    for mark in ReadMark.objects.filter(person=person).select_related("thread").order_by("pk"):
        yield {"thing": ref_of(mark.thread), "seen_at": mark.at}


def _reacted(person: Person) -> Iterator[Row]:
    for reaction in Reaction.objects.filter(person=person).select_related("post").order_by("pk"):
        yield {"thing": ref_of(reaction.post), "kind": reaction.kind, "at": reaction.at}


def _voted(person: Person) -> Iterator[Row]:
    for ballot in Ballot.objects.filter(person=person).select_related("option__poll__post").order_by("pk"):
        yield {"thing": ref_of(ballot.option.poll.post), "answer": ballot.option.words, "at": ballot.at}


def _flagged(person: Person) -> Iterator[Row]:
    for flag in Flag.objects.filter(by=person).select_related("post").order_by("pk"):
        row: dict[str, object] = {"thing": ref_of(flag.post), "rule": flag.rule, "words": flag.words}
        yield row | {"outcome": flag.outcome, "at": flag.at, "ended_at": flag.closed_at}


def _empty_flags(person: Person) -> int:
    return Flag.objects.filter(by=person).update(by=None, words="")


def _decided_about(person: Person) -> Iterator[Row]:
    for one in Measure.objects.filter(about=person).select_related("post").order_by("pk"):
        row: dict[str, object] = {"thing": ref_of(one.post), "kind": one.kind, "rule": one.rule, "reason": one.reason}
        row |= {"at": one.at, "until": one.until, "state": one.appeal, "words": one.appeal_words}
        yield row | {"answer": one.answer}


def _empty_measures(person: Person) -> int:
    said = Measure.objects.filter(about=person).exclude(reason="", appeal_words="", answer="")
    return said.update(reason="", appeal_words="", answer="")


def _forget_kept(person: Person) -> int:
    return KeptPost.objects.filter(person=person).delete()[0]


def _forget_read(person: Person) -> int:
    return ReadMark.objects.filter(person=person).delete()[0]


def _forget_reactions(person: Person) -> int:
    return Reaction.objects.filter(person=person).delete()[0]


def _forget_votes(person: Person) -> int:
    return Ballot.objects.filter(person=person).delete()[0]


register_holding(
    Holding(
        model="community.Participation",
        label=_("Communities that one belongs to, asked to join, or belonged to"),
        why=_("So that a community knows its people, and nobody else reads what is said there."),
        kept=_("Belonging ends; what one said when asking and what one was told is emptied. That it was stays."),
        fate=Fate.EMPTIED,
        seen_by=_("Whoever belongs to the community; what one said when asking, its facilitators"),
        naming={"community.Participation": ("person",)},
        export=_belongings,
        erase=_end_belongings,
    )
)
register_holding(
    Holding(
        model="community.Community",
        label=_("Communities that one founded"),
        why=_("To know who answers for a community."),
        kept=_("The community stays; who founded it loses the name."),
        fate=Fate.KEPT,
        seen_by=_("Whoever knows of the community"),
        naming={"community.Community": ("founded_by",)},
        export=_founded,
        erase=nothing_to_erase,
    )
)
register_holding(
    Holding(
        model="community.Post",
        also=("community.Thread", "community.Revision", "community.Poll"),
        label=_("What one wrote in communities, what it said before it was changed, and polls"),
        why=_("So that others can read, answer and build on it, and see what was changed."),
        kept=_("The words stay as the network's record; their author reads “a member”."),
        fate=Fate.KEPT,
        seen_by=_("Those for whom it was written"),
        naming={
            "community.Thread": ("started_by",),
            "community.Post": ("author",),
            "community.Revision": ("by",),
        },
        export=_said,
        erase=nothing_to_erase,
    )
)
register_holding(
    Holding(
        model="community.KeptPost",
        label=_("What one is writing in communities"),
        why=_("So that no words are lost when the line drops."),
        kept=_("Nothing stays."),
        naming={"community.KeptPost": ("person",)},
        export=_kept,
        erase=_forget_kept,
        period=KEPT_FOR,
    )
)
register_holding(
    Holding(
        model="community.ReadMark",
        label=_("How far one has read which threads"),
        why=_("To show what is new."),
        kept=_("Nothing stays."),
        naming={"community.ReadMark": ("person",)},
        export=_read,
        erase=_forget_read,
    )
)
register_holding(
    Holding(
        model="community.Reaction",
        label=_("What one said of posts with one tap"),
        why=_("So that an author knows whom it helped, who agrees, who can help and who did the same."),
        kept=_("Nothing stays."),
        seen_by=_("Whoever reads the post"),
        naming={"community.Reaction": ("person",)},
        export=_reacted,
        erase=_forget_reactions,
    )
)
register_holding(
    Holding(
        model="community.Ballot",
        label=_("What one voted for in polls"),
        why=_("To count each vote once, and to let it be changed."),
        kept=_("Nothing stays."),
        seen_by=_("Whoever reads the post; where the poll is secret, nobody"),
        naming={"community.Ballot": ("person",)},
        export=_voted,
        erase=_forget_votes,
    )
)
register_holding(
    Holding(
        model="community.Flag",
        label=_("Posts that one flagged, and why"),
        why=_("So that those who decide know what is wrong with a post, and one hears what came of it."),
        kept=_("That a post was flagged stays; who flagged it and in which words does not."),
        fate=Fate.EMPTIED,
        seen_by=_("Those who decide about the post, without the name; never its author"),
        naming={"community.Flag": ("by",)},
        export=_flagged,
        erase=_empty_flags,
    )
)
register_holding(
    Holding(
        model="community.Measure",
        label=_("What was decided about one's posts and oneself in communities, and appeals"),
        why=_("So that one knows what was decided and why, and somebody else can look at it."),
        kept=_("That it was decided stays; reason, appeal and answer are emptied."),
        fate=Fate.EMPTIED,
        seen_by=_("Oneself, and whoever answers an appeal"),
        naming={"community.Measure": ("about", "by", "answered_by")},
        export=_decided_about,
        erase=_empty_measures,
    )
)
