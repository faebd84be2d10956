"""What follows when a post is translated, its translation disputed, or its original changed: who is told."""

from multaqa.features.community.commands.telling_translators import (
    tell_author_of_translation,
    tell_of_dispute,
    tell_translators_of_change,
)
from multaqa.features.community.facts.threads import PostEdited
from multaqa.features.community.facts.translations import PostTranslated, TranslationDisputed
from multaqa.foundation.facts.api import RecordedFact, on


@on(PostTranslated)
def tell_the_author_of_a_translation(fact: PostTranslated, recorded: RecordedFact) -> None:
    """The author is told that somebody else translated the post, once for each language."""
    tell_author_of_translation(fact.post, language=fact.language, by=recorded.by_id)


@on(TranslationDisputed)
def tell_those_who_can_mend(fact: TranslationDisputed, recorded: RecordedFact) -> None:
    """The translator and the facilitators are told."""
    tell_of_dispute(fact.post, language=fact.language, by=recorded.by_id, once=f"fact:{recorded.pk}")


@on(PostEdited)
def tell_translators(fact: PostEdited, recorded: RecordedFact) -> None:
    """Those who translated the post are told that it says something else now."""
    tell_translators_of_change(fact.post, by=recorded.by_id, once=f"fact:{recorded.pk}")
