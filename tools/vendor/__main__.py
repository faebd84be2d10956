"""``make vendor``: fetch the pinned front-end packages and write from them the files that the site serves.

The results are committed, so running the site needs neither npm nor Node. ``vendor.json`` records which package
each file came from and its checksum; a test holds the files to it.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from multaqa.ui.icons import ICONS
from tools.vendor import shaping
from tools.vendor.fonts import ARABIC, WEIGHTS, write_fonts, write_rules
from tools.vendor.icons import write_sprite
from tools.vendor.mark import mark_symbol, write_favicon, write_image
from tools.vendor.packages import Package, pinned_packages, unpack

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "src" / "multaqa" / "ui"
SERVED = UI / "static" / "ui" / "vendor"
FONT_RULES = UI / "styles" / "fonts.css"
LICENCES = UI / "licences"
FOR_TESTS = Path(__file__).with_name("for_tests")
MANIFEST = Path(__file__).with_name("vendor.json")


def main() -> None:
    """Fetch, check, write, record."""
    pins = pinned_packages()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        packages = {pin.name: unpack(pin, folder) for pin in pins.values()}
        for made in (SERVED, LICENCES, FOR_TESTS):
            shutil.rmtree(made, ignore_errors=True)
            made.mkdir(parents=True)
        _write_files(packages, folder)
        _copy_licences(pins, packages)
    _record(pins)


def _write_files(packages: dict[str, Path], folder: Path) -> None:
    (SERVED / "fonts").mkdir()
    held = write_fonts(packages, SERVED / "fonts")
    write_rules(held, FONT_RULES, latin=SERVED / "fonts" / "latin-400.woff2")
    shaping.record({str(weight): ARABIC.file(packages, weight) for weight in WEIGHTS})
    write_sprite(packages["@tabler/icons"], SERVED / "icons.svg", icons=ICONS, own=mark_symbol())
    _draw_mark()
    shutil.copy(packages["htmx.org"] / "dist" / "htmx.min.js", SERVED / "htmx.js")
    shutil.copy(packages["axe-core"] / "axe.min.js", FOR_TESTS / "axe.js")
    _bundle_editor(packages, folder)


def _draw_mark() -> None:
    write_favicon(SERVED / "mark.svg")
    write_image(SERVED / "mark.ico", (32, 32), mark=32)
    write_image(SERVED / "mark-180.png", (180, 180), mark=132)
    write_image(SERVED / "mark-512.png", (512, 512), mark=360)
    write_image(SERVED / "card.png", (1200, 630), mark=300)


def _bundle_editor(packages: dict[str, Path], folder: Path) -> None:
    modules = folder / "bundle" / "node_modules"
    for name in ("@github/markdown-toolbar-element", "@github/paste-markdown"):
        shutil.copytree(packages[name], modules / name)
    entry = shutil.copy(Path(__file__).with_name("editor.js"), modules.parent / "editor.js")
    esbuild = packages["esbuild-wasm"] / "bin" / "esbuild"
    flags = ["--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=none"]
    # --no-opt: the optimiser of Node 20 sometimes falls over this program.
    subprocess.run(
        ["node", "--no-opt", str(esbuild), str(entry), *flags, f"--outfile={SERVED / 'editor.js'}"], check=True
    )


def _copy_licences(pins: dict[str, Package], packages: dict[str, Path]) -> None:
    for name, path in packages.items():
        if pins[name].use != "build":
            target = LICENCES if pins[name].use == "site" else FOR_TESTS
            shutil.copy(path / "LICENSE", target / f"{name.removeprefix('@').replace('/', '-')}.txt")


def _record(pins: dict[str, Package]) -> None:
    files = sorted(path for made in (SERVED, FOR_TESTS, LICENCES) for path in made.rglob("*") if path.is_file())
    files.append(FONT_RULES)
    manifest = {
        "packages": [vars(pin) for pin in pins.values()],
        "files": {str(path.relative_to(ROOT)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files},
    }
    MANIFEST.write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(files)} files written, recorded in {MANIFEST.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
