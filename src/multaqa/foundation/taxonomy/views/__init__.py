"""Pages of the vocabulary's upkeep."""

from multaqa.foundation.taxonomy.views.browsing import proposed, term, vocabulary
from multaqa.foundation.taxonomy.views.upkeep import approval, merger, names, new, retirement

__all__ = ["approval", "merger", "names", "new", "proposed", "retirement", "term", "vocabulary"]
