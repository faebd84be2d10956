"""For the standing access test: the pages of topics, and of work that failed."""

from multaqa.foundation.access.testing import World
from multaqa.foundation.taxonomy.api import active_terms


def plant(world: World) -> None:
    """Every topic with its feed; a help page; a piece of work that does not exist."""
    for term in active_terms():
        for page in ("topic", "topic_feed", "following"):
            world.visit(f"web:{page}", public_id=term.public_id)
    world.visit("web:help_page", name="labels")
    world.visit("web:run", work_id="00000000-0000-4000-8000-000000000000")
