"""Who hides from whom, for the pages of this app: access says it, which stands above."""

from collections.abc import Callable

from multaqa.foundation.people.readers import Reader

type Hiding = Callable[[Reader], frozenset[int]]

_told: list[Hiding] = []


def who_hides(hiding: Hiding) -> Hiding:
    """Have ``hiding(reader)`` say the row numbers of all who hide from a reader; from ``AppConfig.ready``."""
    if hiding not in _told:
        _told.append(hiding)
    return hiding


def people_not_met(reader: Reader) -> frozenset[int]:
    """The row numbers of everyone whose name and address the reader is not shown."""
    return frozenset[int]().union(*(hiding(reader) for hiding in _told))
