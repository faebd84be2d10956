"""Time zones by the names of their cities in six languages.

Cities come from CLDR. Where CLDR names a zone after a country or area, its capital stands instead: names of countries
are never CLDR's here. Territories with a neighbour of the same time are left out.
"""

from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global
from django.utils.translation import gettext_lazy, override, pgettext_lazy

from multaqa.lib.bidi import isolate
from multaqa.lib.fold import sort_key

_CAPITALS: Final = {
    "Africa/Djibouti": pgettext_lazy("city", "Djibouti"),
    "America/Barbados": pgettext_lazy("city", "Bridgetown"),
    "America/Belize": pgettext_lazy("city", "Belmopan"),
    "America/Costa_Rica": pgettext_lazy("city", "San José"),
    "America/Dominica": pgettext_lazy("city", "Roseau"),
    "America/El_Salvador": pgettext_lazy("city", "San Salvador"),
    "America/Grenada": pgettext_lazy("city", "Saint George’s"),
    "America/Guyana": pgettext_lazy("city", "Georgetown"),
    "America/Jamaica": pgettext_lazy("city", "Kingston"),
    "America/St_Lucia": pgettext_lazy("city", "Castries"),
    "Asia/Bahrain": pgettext_lazy("city", "Manama"),
    "Asia/Brunei": pgettext_lazy("city", "Bandar Seri Begawan"),
    "Asia/Qatar": pgettext_lazy("city", "Doha"),
    "Atlantic/Cape_Verde": pgettext_lazy("city", "Praia"),
    "Europe/Andorra": pgettext_lazy("city", "Andorra la Vella"),
    "Europe/Luxembourg": pgettext_lazy("city", "Luxembourg"),
    "Europe/Malta": pgettext_lazy("city", "Valletta"),
    "Indian/Comoro": pgettext_lazy("city", "Moroni"),
    "Indian/Maldives": pgettext_lazy("city", "Malé"),
    "Indian/Mauritius": pgettext_lazy("city", "Port Louis"),
    "Pacific/Fiji": pgettext_lazy("city", "Suva"),
    "Pacific/Nauru": pgettext_lazy("city", "Yaren"),
    "Pacific/Palau": pgettext_lazy("city", "Ngerulmud"),
}
_ALSO_CITIES: Final = {
    "America/Guatemala",
    "America/Panama",
    "Asia/Kuwait",
    "Asia/Singapore",
    "Europe/Gibraltar",
    "Europe/Monaco",
    "Europe/San_Marino",
}


_LEFT_OUT: Final = {"Europe/Vatican", "Indian/Cocos"}
"""Named in some languages as CLDR names an area; Rome's and Yangon's time is theirs."""


def zone_choices(language: str) -> list[tuple[str, str]]:
    """Every zone on offer and its city with the present offset, in the order of ``language``: ``(id, label)``."""
    return _choices_at(language, datetime.now(UTC).replace(minute=0, second=0, microsecond=0))


@lru_cache(maxsize=12)
def _choices_at(language: str, hour: datetime) -> list[tuple[str, str]]:
    """The choices of one hour: clocks are changed on the hour."""
    with override(language):
        named = sorted((sort_key(city), zone, city) for zone, city in _cities(language))
        labels = [(zone, f"{city} ({isolate(_offset(zone, hour))})") for _, zone, city in named]
        return [("UTC", str(gettext_lazy("Coordinated Universal Time (UTC)"))), *labels]


@cache
def _cities(language: str) -> list[tuple[str, str]]:
    locale = Locale.parse(language.replace("-", "_"))
    return [(zone, _city(zone, locale)) for zone in _zones()]


def _city(zone: str, locale: Locale) -> str:
    if zone in _CAPITALS:
        return str(_CAPITALS[zone])
    named: str | None = locale.time_zones.get(zone, {}).get("city")
    return named or zone.rsplit("/", 1)[-1].replace("_", " ")


@cache
def _zones() -> list[str]:
    """CLDR's own zones, without aliases and without those that bear a country's or an area's name."""
    aliases, cities = get_global("zone_aliases"), Locale("ar").time_zones
    areas = set(Locale("en").territories.values())
    usable = (set(cities) & available_timezones()) - set(aliases) - _LEFT_OUT
    return [
        zone
        for zone in sorted(usable)
        if cities[zone].get("city")
        and (zone in _CAPITALS or zone in _ALSO_CITIES or _city(zone, Locale("en")) not in areas)
    ]


def _offset(zone: str, now: datetime) -> str:
    return f"UTC{now.astimezone(ZoneInfo(zone)):%:z}"
