"""For tests of any app: kinds of notices known for a while."""

from collections.abc import Iterator
from contextlib import contextmanager

from multaqa.foundation.notify.kinds import NoticeKind, forget_kind, register_kind


@contextmanager
def known_notices(*kinds: NoticeKind) -> Iterator[None]:
    """Make kinds of notices known until the block ends."""
    for kind in kinds:
        register_kind(kind)
    try:
        yield
    finally:
        for kind in kinds:
            forget_kind(kind)
