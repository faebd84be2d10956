"""How many SQL statements a page takes, counted by Django in this process on the site's own database."""

import os
from pathlib import Path


def prepare(folder: Path) -> None:
    """Set Django up on the demo that lies in ``folder``."""
    os.environ |= {"MULTAQA_DEMO": "1", "MULTAQA_VAR": str(folder)}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multaqa.config.settings")
    import django

    django.setup()


def statements(path: str, *, who: str) -> int:
    """The SQL statements of a second request for ``path`` (the first warms what is kept)."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from multaqa.foundation.people.api import person_of_address

    client = Client(SERVER_NAME="localhost")
    person = person_of_address(f"{who}@example.org") if who else None
    if person is not None:
        client.force_login(person)
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    return len(captured)


def ids() -> dict[str, str]:
    """Public ids of an article with translations, a topic with articles and a draft of the demo."""
    from multaqa.features.news.api import Article, State, published
    from multaqa.foundation.taxonomy.api import term_of_code

    article = published(None).filter(language="ar").latest("published_at")
    draft = Article.objects.filter(state=State.DRAFT).earliest("pk")
    topic = term_of_code("sports-events")
    assert topic is not None
    return {"article": article.public_id, "topic": topic.public_id, "draft": draft.public_id}
