"""What Django checks about people before a production start."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

from multaqa.foundation.people.queries import demo_accounts_exist


@register(Tags.database, deploy=True)
def no_demo_accounts(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Refuse a production start over a database with demo accounts; run by ``check --deploy --database default``."""
    if settings.DEMO or not databases or not _found():
        return []
    hint = "Their passwords are public. Start with an empty database, or set MULTAQA_DEMO=1 to run the demo."
    return [Error("The database holds demo accounts.", hint=hint, id="people.E001")]


def _found() -> bool:
    try:
        return demo_accounts_exist()
    except DatabaseError:  # before the first migration there is nobody
        return False
