"""Our own vocabulary's place among the schemes."""

from multaqa.foundation.taxonomy.models import Scheme
from multaqa.foundation.taxonomy.reading.ours import TITLE

OURS = "multaqa"


def our_scheme() -> Scheme:
    """The scheme of our own terms; made when it is first asked for."""
    scheme, _ = Scheme.objects.get_or_create(slug=OURS, defaults={"labels": TITLE})
    return scheme
