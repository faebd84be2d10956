"""Translations in the standing access test: one for all who read a post, one for participants, one disputed."""

from multaqa.features.community.commands.translating import dispute_translation, translate_post
from multaqa.features.community.models import Post
from multaqa.features.membership.testing import as_if_speaking
from multaqa.foundation.access.testing import World

TEXT_PAGES = ("text", "text_dispute", "text_answer", "text_withdrawal")


def plant_translations(world: World, post: Post, fewer: Post) -> None:
    """Karim translates what was said to all, which Chen disputes, and Amina what was said to participants."""
    people = world.people
    for person in (people.karim, people.amina, people.chen):
        as_if_speaking(person, "fr")
    text = translate_post(post, "fr", world.words("translation"), by=people.karim)
    dispute_translation(text, world.words("why disputed"), by=people.chen)
    translate_post(fewer, "fr", world.words("said to participants"), by=people.amina)
    for each in (post, fewer):
        for page in TEXT_PAGES:
            world.visit(f"community:{page}", public_id=each.public_id, language="fr")
    world.visit("community:text", public_id=post.public_id, language="es")
