"""Two rows that are one: what both say is put together."""

from collections.abc import Mapping
from typing import Any

from multaqa.lib.fold import fold


def merged(stays: Mapping[str, Any], goes: Mapping[str, Any]) -> dict[str, Any]:
    """What a row says with what another one says beside it; where they differ, the one that stays counts."""
    both = {**goes, **{key: value for key, value in stays.items() if value}}
    for key in ("languages", "terms", "domains", "addresses"):
        values = [*stays.get(key, ()), *goes.get(key, ())]
        if values:
            both[key] = list(dict.fromkeys(values))
    if isinstance(stays.get("names"), list):
        both["names"] = _names([*stays["names"], *goes.get("names", ())])
    elif isinstance(stays.get("names"), dict):
        both["names"] = {**goes.get("names", {}), **stays["names"]}
    return both


def _names(names: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each name once, at most four."""
    kept = {fold(f"{name.get('given', '')} {name.get('family', '')}"): name for name in reversed(names)}
    return list(reversed(kept.values()))[:4]
