"""News in the standing access test: articles for every audience, with words of their own in every field."""

from multaqa.features.news.commands import (
    TextEdit,
    attach_note,
    clear,
    correct,
    finish_translation,
    keep_draft,
    offer,
    publish,
    seat,
    set_picture,
    set_readers,
    translate,
    withdraw,
)
from multaqa.features.news.commands.imports import GivenSource, begin_import, read_import
from multaqa.features.news.details import Details, SpeakerEntry
from multaqa.features.news.models import Article, Kind
from multaqa.features.news.queries.team import newsroom_term
from multaqa.features.news.testing.factories import Newsroom, a_draft, a_term, text_of
from multaqa.foundation.access.api import Label, may_read, ref_of
from multaqa.foundation.access.testing import Audience, World
from multaqa.foundation.files.testing import a_file, plant_file
from multaqa.foundation.notify.testing import tell_everyone
from multaqa.foundation.people.api import Role, appoint

OPEN_TOPIC = "Crowded places"
NARROW_TOPIC = "Railway stations"
SENTENCE = "The wardens of the invented harbour met to compare how they keep its piers safe. "
DESK_PAGES = (
    "desk",
    "original_language",
    "preview",
    "readers",
    "picture",
    "correction",
    "notes",
    "history",
    "publication",
    "withdrawal",
)
DESK_STEPS = ("kept", "offering", "clearance", "returning", "unscheduling", "restoration", "picture_removal")


def plant(world: World) -> None:
    """Articles that everyone or any account may read, and one that was withdrawn: its address says no more."""
    public, account = world.open_audiences()
    a_term(NARROW_TOPIC, by=_newsroom_of(world).writer)
    _visit_desk(world, _published(world, public, topic=OPEN_TOPIC))
    _published(world, account, topic=OPEN_TOPIC)
    withdrawn = _published(world, public, group="withdrawn", topic=OPEN_TOPIC)
    withdraw(withdrawn, reason=world.words("withdrawn"), by=world.people.elodie)
    _visit_desk(world, withdrawn)


def plant_secrets(world: World) -> None:
    """Articles for narrower audiences, one that everyone could read at first, a draft, and what is begun only."""
    newsroom, (public, _account) = _newsroom_of(world), world.open_audiences()
    for audience in world.secret_audiences():
        published = _published(world, audience)
        if audience.name in ("network", "organisation"):
            _visit_desk(world, published)
    narrowed = _published(world, public, group="narrowed")
    world.once_open.append(ref_of(narrowed))
    set_readers(narrowed, audience=world.network, label=Label.GREEN, by=newsroom.writer)
    draft = _draft(world, "draft")
    _visit(world, draft)
    _visit_desk(world, draft, pages=DESK_PAGES + DESK_STEPS)
    for step in ("publication", "clearance", "returning", "unscheduling"):
        world.post(f"news:{step}", {"reason": "words of a reader"}, public_id=draft.public_id)
    world.post("news:notes", {"words_en": "words of a reader", "quote": "words"}, public_id=draft.public_id)
    world.post("news:translation_kept", {"title": "words of a reader"}, public_id=draft.public_id, language="fr")
    keep_draft(newsroom.second, {"title": world.words("kept draft")}, article=draft, language="ar")
    world.visit("news:desk", public_id=draft.public_id, query="draft=1")
    _plant_import(world, newsroom)


def _newsroom_of(world: World) -> Newsroom:
    people = world.people
    for person, office in ((people.chen, Role.EDITOR), (people.diego, Role.TRANSLATOR)):
        if not newsroom_term(person).holds:
            appoint(person, to=office, by=None, reason="The newsroom of the cast")
    for person in (people.elodie, people.chen, people.diego):
        seat(person)
    return Newsroom(writer=people.elodie, second=people.chen, translator=people.diego)


def _published(world: World, audience: Audience, *, group: str = "", topic: str = NARROW_TOPIC) -> Article:
    """An article of which the whole cast is told, corrected and annotated where its writer may still read it."""
    newsroom, group = _newsroom_of(world), group or f"published {audience.name}"
    article = _draft(world, group, topic=topic)
    set_readers(article, audience=audience.key, label=audience.label, by=newsroom.writer)
    offer(article, by=newsroom.writer)
    clear(article, by=newsroom.second)
    publish(article, by=newsroom.second)
    tell_everyone(world, ref_of(article))
    article.refresh_from_db()
    if may_read(newsroom.writer, article):
        words = {"en": world.words(group), "ar": world.words(group)}
        correct(article, by=newsroom.writer, words=words)
        quote = (text_of(article).body or "").split()[0]  # a canary, which is rendered as it is written
        note = attach_note(article, by=newsroom.writer, language="ar", quote=quote, words=words)
        world.visit("news:note_removal", public_id=article.public_id, note=note.public_id)
    _visit(world, article)
    return article


def _draft(world: World, group: str, *, topic: str = NARROW_TOPIC) -> Article:
    """A draft that lacks nothing: details, a speaker, a picture, a file and a translation."""
    newsroom = _newsroom_of(world)
    office = {"en": world.words(group), "ar": world.words(group)}
    details = Details(
        kind=Kind.REMARKS,
        source_name={"en": world.words(group), "ar": world.words(group)},
        source_url=f"https://example.org/{world.canary(group)}",
        topics=(a_term(topic, by=newsroom.writer).public_id,),
        speakers=(SpeakerEntry(name=world.words(group), language="ar", office=office),),
    )
    article = a_draft(newsroom, text=_texts(world, group), details=details)
    picture = a_file(by=newsroom.writer, name=f"{world.canary(group)}.jpg")
    set_picture(article, alt=world.words(group), credit=world.words(group), by=newsroom.writer, file=picture)
    translate(article, "fr", TextEdit(_texts(world, group), version=0), by=newsroom.translator)
    finish_translation(article, "fr", by=newsroom.translator)
    plant_file(world, ref_of(article), group=group, by=newsroom.writer)
    return article


def _texts(world: World, group: str) -> dict[str, str]:
    return {field: world.words(group) for field in ("title", "lead", "body")}


def _plant_import(world: World, newsroom: Newsroom) -> None:
    paragraphs = [f"{world.words('import')} {SENTENCE * 4}" for _ in range(3)]
    source = GivenSource(f"{world.canary('import')}.txt", "\n\n".join([SENTENCE, *paragraphs]).encode())
    begun = begin_import([source], by=newsroom.writer)
    read_import(begun)
    world.visit("news:import-preview", public_id=begun.public_id)
    world.visit("news:import-end", public_id=begun.public_id)


def _visit(world: World, article: Article) -> None:
    world.visit("news:article", public_id=article.public_id)
    world.visit_thing(article)


def _visit_desk(world: World, article: Article, *, pages: tuple[str, ...] = DESK_PAGES) -> None:
    for page in pages:
        world.visit(f"news:{page}", public_id=article.public_id)
    for page in ("translation", "correction", "notes"):
        world.visit(f"news:{page}", public_id=article.public_id, language="fr")
    if pages != DESK_PAGES:
        for page in ("translation_kept", "reopening"):
            world.visit(f"news:{page}", public_id=article.public_id, language="fr")
        world.visit("news:version_restoration", public_id=article.public_id, language="ar", number="1")
