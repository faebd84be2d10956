"""What a browser says of itself (RFC 9110, 10.1.5), kept as two coarse words and shown in plain ones."""

import re
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Kind:
    """A family of browsers and of systems, by their own names; "" where it is not known."""

    browser: str
    system: str


# In this order: Edge, Opera and the rest call themselves Chrome too, and Chrome calls itself Safari.
_BROWSERS: Final = (
    ("Edge", re.compile(r"\bEdg(e|A|iOS)?/")),
    ("Opera", re.compile(r"\bOPR/|\bOpera\b")),
    ("Samsung Internet", re.compile(r"\bSamsungBrowser/")),
    ("Yandex Browser", re.compile(r"\bYaBrowser/")),
    ("Firefox", re.compile(r"\b(Firefox|FxiOS)/")),
    ("Chrome", re.compile(r"\b(Chrome|CriOS|Chromium|HeadlessChrome)/")),
    ("Safari", re.compile(r"\bSafari/")),
)
_SYSTEMS: Final = (
    ("HarmonyOS", re.compile(r"\b(HarmonyOS|OpenHarmony)\b")),
    ("Android", re.compile(r"\bAndroid\b")),
    ("iPhone", re.compile(r"\b(iPhone|iPod)\b")),
    ("iPad", re.compile(r"\biPad\b")),
    ("ChromeOS", re.compile(r"\bCrOS\b")),
    ("Windows", re.compile(r"\bWindows\b")),
    ("macOS", re.compile(r"\bMacintosh\b|\bMac OS X\b")),
    ("Linux", re.compile(r"\bLinux\b|\bX11\b")),
)
_READ_AT_MOST: Final = 500


def kind_of_device(user_agent: str) -> Kind:
    """The two words for what a browser says of itself; no version and no model is kept."""
    said = user_agent[:_READ_AT_MOST]
    return Kind(_first(_BROWSERS, said), _first(_SYSTEMS, said))


def device_name(*, browser: str, system: str) -> str:
    """A device as a person would name it, in the active language; browsers and systems keep their own names."""
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Unknown device")


def _first(families: tuple[tuple[str, re.Pattern[str]], ...], said: str) -> str:
    return next((name for name, pattern in families if pattern.search(said)), "")
