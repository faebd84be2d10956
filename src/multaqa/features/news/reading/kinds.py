"""What sort of text it is: a story unless its title says that it is a statement, remarks or an announcement."""

import re

from multaqa.features.news.reading.entries import Kind
from multaqa.features.news.reading.phrases import either, folded_phrases, is_han
from multaqa.lib.fold import fold

_NAMED = (Kind.STATEMENT, Kind.REMARKS, Kind.ANNOUNCEMENT)


def kind_of(title: str) -> Kind:
    """The kind that the first words of a title name; a story when they name none."""
    start = fold(title)[:60]
    for kind in _NAMED:
        words = folded_phrases("kinds", kind.value)
        if re.match(rf"\W*(?:\w+\W+)?(?:{either(words)})", start) or any(
            is_han(word) and word in start for word in words
        ):
            return kind
    return Kind.STORY
