"""The licences of what an installation runs, written to ``docs/operate/licences.md`` and held to a list.

``python -m tools.licences`` writes the paper; a test compares it. Python packages are those of
``requirements/saml.txt`` (``run.txt`` and the one optional part), with the licence that each declares (Core metadata:
License-Expression, else classifiers, else License); front-end files are those of ``tools/vendor/packages.toml``.
"""

import importlib.metadata
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
PAPER: Final = ROOT / "docs" / "operate" / "licences.md"
ALLOWED: Final = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "LGPL-2.1-only", "LGPL-3.0-only"),
    *("MIT", "MIT-0", "MIT-CMU", "OFL-1.1", "PSF-2.0", "Unlicense", "Zlib"),
}
"""Permissive licences and the LGPL (SPDX); OFL for fonts."""
EXCEPTIONS: Final = {"certifi": "MPL-2.0: a list of certificates, used unchanged; its terms end at its own files"}
WRITTEN_OTHERWISE: Final = {
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
}
NOT_HERE: Final = {"tzdata": "Apache-2.0"}
"""Packages that only other systems install."""


@dataclass(frozen=True)
class Part:
    """Something that an installation runs: its name, version and licence (SPDX)."""

    name: str
    version: str
    licence: str


def python_parts() -> list[Part]:
    """The locked Python packages."""
    locked = re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", (ROOT / "requirements/saml.txt").read_text("utf-8"), re.MULTILINE)
    return [Part(name, version, NOT_HERE.get(name) or licence_of(name)) for name, version in locked]


def front_end_parts() -> list[Part]:
    """The front-end packages that the site serves."""
    listed = tomllib.loads((ROOT / "tools/vendor/packages.toml").read_text("utf-8"))["package"]
    return [Part(each["name"], each["version"], each["licence"]) for each in listed if each["use"] == "site"]


def refused(parts: list[Part]) -> list[Part]:
    """Those of which no licence is allowed; "A OR B" needs one, "A AND B" both."""
    return [part for part in parts if part.name not in EXCEPTIONS and not _is_allowed(part.licence)]


def licence_of(name: str) -> str:
    """The licence that an installed package declares, as SPDX; empty if it declares none."""
    declared = importlib.metadata.metadata(name)
    classifiers = [each for each in declared.get_all("Classifier") or [] if each.startswith("License ::")]
    told = declared.get("License-Expression") or " OR ".join(each.rpartition(" :: ")[2] for each in classifiers)
    words = re.split(r"( OR | AND |, )", told or declared.get("License") or "")
    return "".join(WRITTEN_OTHERWISE.get(word, " AND " if word == ", " else word) for word in words)


def paper() -> str:
    """The whole of ``docs/operate/licences.md``."""
    return "\n".join([*_heading(), "## Python", *_table(python_parts()), "## Front end", *_table(front_end_parts())])


def _is_allowed(licence: str) -> bool:
    choices = [re.split(r" AND ", choice.strip("() ")) for choice in licence.split(" OR ")]
    return any(all(each.strip("() ") in ALLOWED for each in choice) for choice in choices)


def _heading() -> Iterator[str]:
    yield "# Licences of what an installation runs\n"
    yield "Written by `python -m tools.licences`; `tools/tests/test_licences.py` holds it to the locked packages and to"
    yield "this list: permissive licences and the LGPL, whose libraries are used unchanged. One exception each:\n"
    yield from (f"- `{name}`: {reason}." for name, reason in EXCEPTIONS.items())
    yield "\nThe texts come with the packages; those of the front end lie in `src/multaqa/ui/licences/`.\n"


def _table(parts: list[Part]) -> Iterator[str]:
    yield "\n| package | version | licence |\n|---|---|---|"
    yield from (f"| {part.name} | {part.version} | {part.licence} |" for part in parts)
    yield ""


if __name__ == "__main__":
    PAPER.write_text(paper(), encoding="utf-8")
