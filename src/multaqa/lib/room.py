"""Whether something failed because a disk is full, whoever noticed: the system, SQLite or PostgreSQL."""

import errno
from typing import Final

_FULL: Final = {errno.ENOSPC, errno.EDQUOT}
_DISK_FULL: Final = "53100"  # PostgreSQL, appendix A, class 53: insufficient resources
_SQLITE_FULL: Final = "database or disk is full"


def is_full(fault: BaseException | None) -> bool:
    """True when ``fault``, or what it came from, is that there was no room to write."""
    seen: set[int] = set()
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        if _says_full(fault):
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def _says_full(fault: BaseException) -> bool:
    if isinstance(fault, OSError) and fault.errno in _FULL:
        return True
    return getattr(fault, "sqlstate", None) == _DISK_FULL or _SQLITE_FULL in str(fault)
