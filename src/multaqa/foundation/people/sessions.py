"""Sessions as Django keeps them in the database, read as columns: every page of a person begins with that."""

from typing import Any

from django.contrib.sessions.backends import db
from django.db import connection
from django.utils import timezone

_KEPT = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(db.SessionStore):
    """Django's own store but for how a session is read; what it reads and writes is the same."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing, and a key that is forgotten, for one that has ended or never was."""
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        with connection.cursor() as cursor:
            cursor.execute(_KEPT, [self.session_key, now])  # nosemgrep: sql-by-hand - one column of one row
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        held: dict[str, Any] = self.decode(row[0])
        return held
