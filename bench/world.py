"""The demo world in which pages are measured, and what is added to it for the dearest of them."""

import os
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from multaqa.features.community.api import Community
    from multaqa.features.news.api import Article
    from multaqa.foundation.people.api import Person

TOPIC = "sports-events"
ENTRIES = 10


def prepare(folder: Path) -> None:
    """Set Django up on the site that lies, or will lie, in ``folder``; before anything that imports a model."""
    os.environ |= {"MULTAQA_DEMO": "1", "MULTAQA_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "multaqa.config.settings"}
    import django

    django.setup()


def ids() -> dict[str, str]:
    """Public ids of an article, a fully dressed one, a topic, a draft, an import that waits to be saved, of a member,
    her organisation and her country, and of a community and a thread of twenty posts in it."""
    from multaqa.features.membership.api import Member
    from multaqa.features.news.api import Article, State, published

    karim = Member.objects.select_related("organisation").get(person=_person("karim"))
    assert karim.organisation is not None
    community = _peopled_community()
    newest = published(None).filter(language="ar").latest("published_at")
    return {
        "article": newest.public_id,
        "dressed": _dressed(beside=newest),
        "topic": _topic(),
        "draft": Article.objects.filter(state=State.DRAFT).earliest("pk").public_id,
        "ten": _import_of_ten(),
        "member": karim.public_id,
        "body": karim.organisation.public_id,
        "area": karim.area,
        "community": community.public_id,
        "thread": _thread_of_twenty(community),
    }


def _topic() -> str:
    from multaqa.foundation.taxonomy.api import term_of_code

    term = term_of_code(TOPIC)
    assert term is not None
    return term.public_id


def _dressed(*, beside: "Article") -> str:
    """Remarks with speakers, a note, a correction, and another article of the same story ``beside`` them."""
    from multaqa.features.news import api as news
    from multaqa.foundation.jobs.testing import run_everything

    elodie, chen = _person("elodie"), _person("chen")
    speakers = [news.SpeakerEntry(name=name, language="en", office={"ar": "منسقة"}) for name in ("Ada", "Ines", "Uma")]
    details = news.Details(kind=news.Kind.REMARKS, source_name={"ar": "مصدر"}, topics=(_topic(),), speakers=speakers)
    words = {"title": "كلمة في اللقاء", "lead": "مقدمة قصيرة.", "body": "\n\n".join(["الفقرة الأولى.", *_PARAGRAPHS])}
    article = news.start_article("ar", by=elodie, text=words, details=details)
    news.offer(article, by=elodie)
    news.clear(article, by=chen)
    news.publish(article, by=chen)
    news.attach_note(article, by=elodie, language="ar", quote="الفقرة الأولى.", words={"ar": "ملاحظة"})
    news.correct(article, by=elodie, words={"ar": "تصحيح"})
    _tell_one_story([article, beside])
    run_everything()
    return str(article.public_id)


_PARAGRAPHS = ["فقرة أخرى من كلمة طويلة، فيها ما يكفي من الكلام ليشبه نصا حقيقيا يقرؤه الناس."] * 12


def _peopled_community() -> "Community":
    """That of Amina's communities in which most people take part."""
    from django.db.models import Count

    from multaqa.features.community.api import Access, Participation

    hers = Participation.objects.filter(person=_person("amina"), since__isnull=False, community__access=Access.OPEN)
    found = hers.annotate(people=Count("community__participations")).order_by("-people", "community__pk")
    return found.select_related("community")[0].community


def _thread_of_twenty(community: "Community") -> str:
    """A page of posts by several people, some answered, with reactions."""
    from multaqa.features.community import api

    joined = community.participations.filter(since__isnull=False).select_related("person").order_by("pk")
    people = [one.person for one in joined]
    words = "\n\n".join(_PARAGRAPHS[:3])
    thread = api.start_thread(
        api.carry(community, community=community), title="محادثة من عشرين مشاركة", source=words, by=people[0]
    )
    posts = [thread.posts.get()]
    for number in range(1, 20):
        answers = posts[-1] if number % 3 == 0 else None
        by = people[number % len(people)]
        posts.append(api.write_post(thread, source=words, by=by, answers=answers, language="ar"))
        api.react(posts[-2], api.Reaction.Kind.HELPED, by=by)
    return str(thread.public_id)


def _tell_one_story(articles: "list[Article]") -> None:
    """Group articles; only imports do so, which would need sources that are told twice."""
    model = type(articles[0])
    story = model._meta.get_field("story").remote_field.model.objects.create()
    model.objects.filter(pk__in=[article.pk for article in articles]).update(story=story)


def _import_of_ten() -> str:
    """The id of an import of ten entries that Élodie has begun on the staff page."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.force_login(_person("elodie"))
    answer = client.post("/ar/newsroom/import/", {"uploads": [SimpleUploadedFile("ten.rss", _feed().encode())]})
    return str(answer["Location"]).rstrip("/").rpartition("/")[2]


def _feed() -> str:
    """A feed of the demo's own articles, as another site might offer them."""
    from multaqa.web.demo.articles import scripts

    texts = [script.texts.get("ar") or script.texts[script.original] for script in scripts()]
    return (
        f'<rss version="2.0"><channel><title>Feed</title>{"".join(map(_item, range(ENTRIES), texts))}</channel></rss>'
    )


def _item(number: int, text: dict[str, str]) -> str:
    from django.utils import timezone

    body = "".join(f"<p>{escape(line)}</p>" for line in text["body"].splitlines() if line.strip())
    return (
        f"<item><title>{escape(text['title'])}</title><link>https://wire.example/{number}</link>"
        f"<pubDate>{format_datetime(timezone.now())}</pubDate><description>{escape(body)}</description></item>"
    )


def _person(name: str) -> "Person":
    from multaqa.foundation.people.api import person_of_address

    person = person_of_address(f"{name}@example.org")
    assert person is not None
    return person
