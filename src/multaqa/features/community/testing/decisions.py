"""What is flagged, decided and appealed against in the standing access test."""

from multaqa.features.community.commands.appeals import answer_appeal, appeal
from multaqa.features.community.commands.flagging import flag_post
from multaqa.features.community.commands.holding_back import hold_before_deciders
from multaqa.features.community.commands.measures import Decision, decide
from multaqa.features.community.commands.posts import write_post
from multaqa.features.community.models import Measure, Post, Rule, Thread
from multaqa.foundation.access.testing import World

_WORDS = {"rule": "other", "words": "words of a reader", "kind": "warned", "reason": "words of a reader"}


def plant_decisions(world: World, thread: Thread) -> list[Post]:
    """Amina flags a post of Karim's; Élodie hid another, against which he appealed; a third waits to be shown."""
    people = world.people
    flagged, flagged_before, hidden, waiting = (
        write_post(thread, source=world.words(group), by=people.karim, language="en")
        for group in ("said to the network", "post at issue", "hidden post", "waiting post")
    )
    flag_post(flagged, rule=Rule.OTHER, words=world.words("flag"), by=people.amina)
    measures = [
        decide(hidden, Decision(kind=kind, rule=Rule.OTHER, reason=world.words("decision")), by=people.elodie)
        for kind in (Measure.Kind.HIDDEN, Measure.Kind.WARNED)
    ]
    appeal(measures[0], words=world.words("appeal"), by=people.karim)
    warned = decide(
        flagged_before, Decision(kind=Measure.Kind.WARNED, rule=Rule.OTHER, reason="Words"), by=people.elodie
    )
    appeal(warned, words="Words", by=people.karim)
    answer_appeal(warned, grants=False, answer=world.words("appeal"), by=people.ingrid)
    as_if_new(waiting)
    for measure in (*measures, warned):
        world.visit_thing(measure)
        for page in ("measure", "appeal"):
            world.visit(f"community:{page}", public_id=measure.public_id)
    for page in ("flag", "case", "dismissal", "approval"):
        world.post(f"community:{page}", _WORDS, public_id=waiting.public_id)
    world.post("community:measure", _WORDS, public_id=measures[0].public_id)
    world.post("community:appeal", {"grants": "no", "answer": "words of a reader"}, public_id=measures[0].public_id)
    return [flagged, hidden, waiting]


def as_if_new(post: Post) -> None:
    """Let a post look as if its author were new where first posts wait: it waits."""
    if post.author is None:
        raise ValueError("Nobody is known to be new.")
    post.state = Post.State.WAITING
    post.save(update_fields=["state"])
    hold_before_deciders(post, by=post.author)
