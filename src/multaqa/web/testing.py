"""For the standing access test: the pages of topics, and of work that failed."""

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
    for query in ("person=elodie%40example.org", "thing=/t/news.article/3f9k2m7q8x1z/", "kind=access.HoldingOpened"):
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
