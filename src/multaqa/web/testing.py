"""For the standing access test: the pages of topics, and of work that failed."""

from datetime import timedelta
from urllib.parse import urlencode

from django.utils import timezone

from multaqa.foundation.access.api import ask_for_reading, decide_on_reading
from multaqa.foundation.access.testing import World
from multaqa.foundation.facts.api import Wanted, facts_wanted
from multaqa.foundation.taxonomy.api import active_terms


def plant(world: World) -> None:
    """Every topic with its feed; a help page; a piece of work that does not exist."""
    for term in active_terms():
        for page in ("topic", "topic_feed", "following"):
            world.visit(f"web:{page}", public_id=term.public_id)
    world.visit("web:help_page", name="labels")
    newest = facts_wanted(Wanted(), limit=1)
    world.visit("web:fact", number=str(newest[0].pk if newest else 1))
    for query in (
        urlencode({"person": world.people.elodie.email}),
        "thing=/t/news.article/3f9k2m7q8x1z/",
        "kind=access.HoldingOpened",
    ):
        world.visit("web:audit", query=query)
    world.visit("web:audit_readers", query="thing=/t/news.article/3f9k2m7q8x1z/")
    for page in ("oversight_decision", "oversight_end", "audit_proving", "examining"):
        world.visit(f"web:{page}", public_id="nothing")
    for name in ("name", "mark", "sender", "languages", "rules", "roles"):
        world.visit("web:network_part", name=name)
    world.visit("web:first_run", token="nothing")
    world.visit("web:office_end", number="1")
    world.visit("web:offer_end", public_id="nothing")
    world.visit("account_offer", token="nothing")
    world.visit("web:run", work_id="00000000-0000-4000-8000-000000000000")
    for page in ("network_opening", "network_test_mail", "network_adoption"):
        world.post(f"web:{page}")
    world.post("web:first_run", {"email": "someone@example.org", "name": "words of a reader"}, token="nothing")
    world.post("web:offer_end", public_id="nothing")
    world.post("account_offer", {"name": "words of a reader"}, token="nothing")
    world.post("ui:preview", {"preview": "body", "body": "words of a reader"})
    world.post("web:run", work_id="00000000-0000-4000-8000-000000000000")


def plant_secrets(world: World) -> None:
    """A reading for oversight that waits and one that was granted, asked for by the second officer of the cast."""
    people, until = world.people, timezone.now() + timedelta(days=1)
    for ref in world.once_open[-1:]:
        for grant in (False, True):
            asked = ask_for_reading(people.karim, ref, by=people.jun, reason=world.words("oversight"), until=until)
            if grant:
                decide_on_reading(asked.public_id, by=people.ingrid, grant=True)
            for page in ("oversight_decision", "oversight_end"):
                world.visit(f"web:{page}", public_id=asked.public_id)
