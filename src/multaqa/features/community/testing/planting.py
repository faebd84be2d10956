"""Communities in the standing access test: open, listed and hidden, and what is said in each at several labels."""

from multaqa.features.community.commands import (
    CommunityWords,
    ask_to_join,
    bring_in,
    found_community,
    join,
    leave,
    name_facilitator,
    put_out,
)
from multaqa.features.community.commands.asking import Wanted, put_question
from multaqa.features.community.commands.concluding import accept_answer
from multaqa.features.community.commands.keeping import keep_post
from multaqa.features.community.commands.labels import name_reader, raise_label
from multaqa.features.community.commands.polling import Asked, put_poll
from multaqa.features.community.commands.posts import delete_post, edit_post, write_post
from multaqa.features.community.commands.reacting import react
from multaqa.features.community.commands.threads import start_thread
from multaqa.features.community.models import Access, Carrier, Community, Post, Reaction, Thread
from multaqa.features.community.testing.decisions import plant_decisions
from multaqa.features.community.testing.translating import plant_translations
from multaqa.features.membership.api import cards_of_people, is_member
from multaqa.foundation.access.api import Label
from multaqa.foundation.access.testing import World
from multaqa.foundation.people.api import Capability, Person, appoint, has_capability, the_network
from multaqa.foundation.taxonomy.api import active_terms

COMMUNITY_PAGES = (
    "community",
    "about",
    "words",
    "access",
    "archive",
    "introduction",
    "joining",
    "leaving",
    "people",
    "newcomers",
    "facilitators",
    "requests",
)

THREAD_PAGES = (
    "thread",
    "reply",
    "kept_reply",
    "asked",
    "conclusion",
    "mentions",
    "thread_label",
    "pin",
    "close",
    "place",
    "division",
    "merger",
)
POST_PAGES = (
    "post",
    "post_words",
    "history",
    "deletion",
    "restoration",
    "post_label",
    "acceptance",
    "reactions",
    "saving",
    "votes",
    "poll_closing",
    "flag",
    "case",
    "dismissal",
    "approval",
    "texts",
    "post_language",
)


def plant_secrets(world: World) -> None:
    """Three communities: one speaks to the whole network, one is asked to be let into, one is known to Jun alone."""
    _plant_open(world)
    _plant_listed(world)
    _plant_hidden(world)


def _plant_open(world: World) -> None:
    """Élodie, Amina and Karim talk before the network; one answer is for participants, one for two by name."""
    people = world.people
    carrier = _founded(world, "open community", access=Access.OPEN, is_wide=True)
    community = _community(carrier)
    for person in (people.amina, people.karim):
        join(community, by=person)
    thread = _said(world, "said to the network", carrier, by=people.amina)
    _written(world, "said to the network", thread, by=people.elodie)
    revised = _written(world, "said before", thread, by=people.amina)
    edit_post(revised, source=world.words("said to the network"), seen=revised.revision, by=people.amina)
    fewer = _written(world, "said to participants", thread, by=people.karim)
    raise_label(fewer, Label.AMBER, by=people.karim)
    two = _written(world, "said to two by name", thread, by=people.amina)
    raise_label(two, Label.RED, by=people.amina)
    name_reader(two, people.diego, by=people.amina)
    deleted = _written(world, "deleted post", thread, by=people.amina)
    delete_post(deleted, by=people.amina)
    keep_post(people.karim, carrier=carrier, source=world.words("kept post"), title=world.words("kept post"))
    react(revised, Reaction.Kind.HELPED, by=people.chen)
    _ask(world, thread)
    if people.karim != people.amina and active_terms():  # one person may play both parts, who asks herself nothing
        _put_question(world, carrier)
    if is_member(people.karim):
        plant_translations(world, revised, fewer)
    for post in (revised, fewer, two, deleted):
        _visit_post(world, post)
    _visit_community(world, community)
    _send(world, community, thread, revised)
    for post in plant_decisions(world, thread) if people.karim != people.amina else ():
        _visit_post(world, post)


def _put_question(world: World, carrier: Carrier) -> None:
    """Amina asks Karim and Élodie, under TLP:AMBER; Karim answers, and she accepts it."""
    people, group = world.people, "said to participants"
    thread = put_question(
        carrier,
        title=world.words(group),
        source=world.words(group),
        wanted=Wanted(people=[people.karim], next_people=[people.elodie]),
        topics=list(active_terms()[:1]),
        label=Label.AMBER,
        language="en",
        by=people.amina,
    )
    answer = _written(world, group, thread, by=people.karim)
    accept_answer(answer, by=people.amina)
    _visit_post(world, answer)
    world.visit_thing(thread)
    for page in THREAD_PAGES:
        world.visit(f"community:{page}", public_id=thread.public_id)
    profiles = cards_of_people(
        [people.karim.pk, people.leila.pk], network=the_network(), reader=people.amina, language="en"
    )
    for public_id in ("no-such-member", *(card.public_id for card in profiles.values() if card.public_id)):
        world.visit("community:question_to", public_id=public_id)
    world.visit("community:question_rules")
    _send_about_question(world, thread, answer)


def _send_about_question(world: World, thread: Thread, answer: Post) -> None:
    world.post("community:asked", {"act": "decline"}, public_id=thread.public_id)
    world.post("community:asked", {"act": "pass", "member": "nobody"}, public_id=thread.public_id)
    world.post("community:conclusion", {"outcome": "unresolved"}, public_id=thread.public_id)
    world.post("community:acceptance", {"as": "answer"}, public_id=answer.public_id)


def _send(world: World, community: Community, thread: Thread, post: Post) -> None:
    """What is sent by buttons that say where to, by scripts, and where nobody and nothing is there to be chosen."""
    words = {"source": "words of a reader"}
    for route in ("facilitators", "newcomers"):
        world.post(f"community:{route}", {"person": "nobody"}, public_id=community.public_id)
    world.post("community:kept_thread", words, kind="community.community", public_id=community.public_id)
    world.post("community:kept_reply", words, public_id=thread.public_id)
    for route in ("place", "merger"):
        world.post(f"community:{route}", {"place": "nothing", "other": "nothing"}, public_id=thread.public_id)
    world.post("community:reactions", {"say": "helped"}, public_id=post.public_id)
    world.post("community:saving", {"wanted": "yes"}, public_id=post.public_id)


def _plant_listed(world: World) -> None:
    """Diego facilitates; Mourad takes part, Chen asks to, Jun was put out."""
    people = world.people
    carrier = _founded(world, "listed community", access=Access.LISTED, facilitator=people.diego)
    community = _community(carrier)
    for person in (people.mourad, people.jun):
        bring_in(community, person, by=people.diego)
    ask_to_join(community, words=world.words("request to join"), by=people.chen)
    _said(world, "said in a listed community", carrier, by=people.mourad)
    out = community.participations.get(person=people.jun)
    put_out(out, reason=world.words("why put out"), by=people.diego)
    _visit_community(world, community)


def _plant_hidden(world: World) -> None:
    """Élodie founds it for Jun, and goes."""
    people = world.people
    carrier = _founded(world, "hidden community", access=Access.HIDDEN, facilitator=people.jun)
    thread = _said(world, "hidden community", carrier, by=people.jun)
    _visit_post(world, _written(world, "hidden community", thread, by=people.jun))
    _ask(world, thread, group="hidden community")
    _visit_community(world, _community(carrier))


def _founded(
    world: World, group: str, *, access: Access, is_wide: bool = False, facilitator: Person | None = None
) -> Carrier:
    """A community of Élodie's, or of a facilitator to whom she left it, with canaries in all that it says."""
    elodie = world.people.elodie
    if not has_capability(elodie, Capability.KEEP_COMMUNITIES):
        appoint(elodie, to=Capability.KEEP_COMMUNITIES, by=None, reason="Keeps the communities")
    labels = {"ar": world.words(group), "en": world.words(group)}
    words = CommunityWords(
        name=labels,
        purpose={code: world.words(group) for code in labels},
        rules={code: world.words(group) for code in labels},
        topics=list(active_terms()[:1]),
        languages=["ar", "en"],
        is_wide=is_wide,
    )
    community = found_community(the_network(), words, access=access, by=elodie)
    if facilitator is not None and facilitator != elodie:
        name_facilitator(community, facilitator, by=elodie)
        leave(community, by=elodie)
    world.visit_thing(community)
    return Carrier.objects.get(community=community)


def _said(world: World, group: str, carrier: Carrier, *, by: Person) -> Thread:
    """A thread with two posts of this group."""
    thread = start_thread(carrier, title=world.words(group), source=world.words(group), by=by, language="en")
    _visit_post(world, _written(world, group, thread, by=by))
    world.visit_thing(thread)
    for page in THREAD_PAGES:
        world.visit(f"community:{page}", public_id=thread.public_id)
    return thread


def _written(world: World, group: str, thread: Thread, *, by: Person) -> Post:
    return write_post(thread, source=world.words(group), by=by, language="en")


def _ask(world: World, thread: Thread, *, group: str = "said to the network") -> None:
    """A poll under the first post of a thread."""
    first = Post.objects.select_related("author").get(thread=thread, number=1)
    if first.author is not None:
        put_poll(first, Asked(answers=[world.words(group), world.words(group)]), by=first.author)


def _community(carrier: Carrier) -> Community:
    if carrier.community is None:
        raise ValueError("It stands in the stream of nobody.")
    return carrier.community


def _visit_post(world: World, post: Post) -> None:
    world.visit_thing(post)
    for page in POST_PAGES:
        world.visit(f"community:{page}", public_id=post.public_id)


def _visit_community(world: World, community: Community) -> None:
    for page in COMMUNITY_PAGES:
        world.visit(f"community:{page}", public_id=community.public_id)
    for page in ("new_thread", "kept_thread", "new_question"):
        world.visit(f"community:{page}", kind="community.community", public_id=community.public_id)
    for one in community.participations.all():
        world.visit_thing(one)
        world.visit("community:participation", participation=one.public_id)
        for page in ("facilitating", "putting_out", "request"):
            world.visit(f"community:{page}", public_id=community.public_id, participation=one.public_id)
