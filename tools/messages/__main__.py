"""`python -m tools.messages`: brings the catalogues up to date and checks them; with `--check` nothing is written."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

from tools.messages import catalogues, sources
from tools.messages.checks import forms_of, problems_of
from tools.messages.register import imperatives_in
from tools.messages.termbase import term_problems


def main(arguments: list[str] | None = None, *, root: Path = sources.SOURCE) -> int:
    """0 when the six catalogues of every app are whole and right, else 1 after a line for every fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; say also what is out of date")
    parser.add_argument("apps", nargs="*", help="names of apps to look at (all by default)")
    options = parser.parse_args(arguments)
    try:
        faults = list(faults_below(root, write=not options.check, only=frozenset(options.apps)))
    except (sources.StringOutsideApps, SyntaxError) as error:
        faults = [str(error)]
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults in the catalogues." if faults else "The catalogues are whole.", file=sys.stderr)
    return 1 if faults else 0


def faults_below(root: Path, *, write: bool, only: frozenset[str] = frozenset()) -> Iterator[str]:
    """Every fault of every catalogue below ``root``; ``write`` brings the files up to date first."""
    by_app = {app: strings for app, strings in sources.strings_by_app(root).items() if strings or _has_catalogue(app)}
    for language in catalogues.FOLDERS:
        old = {app: catalogues.read(catalogues.path_of(app, language)) for app in by_app}
        memory = catalogues.memory_of(old.values())
        for app, strings in by_app.items():
            if only and app.name not in only:
                continue
            path = catalogues.path_of(app, language)
            fresh = catalogues.bring_up_to_date(old[app], strings, language=language, memory=memory)
            place = path.relative_to(root).as_posix()
            yield from _difference(path, fresh, place, write=write)
            for entry in fresh:
                yield from (f"{place}: {entry.msgid!r} {problem}" for problem in all_problems(entry, language))


def all_problems(entry: polib.POEntry, language: str) -> Iterator[str]:
    """Everything that is wrong with one entry, of any kind."""
    yield from problems_of(entry, language)
    for _number, source, form in forms_of(entry, language):
        if not form:
            continue
        if language == "ar":
            yield from (f"begins with an imperative: {verb}" for verb in imperatives_in(form))
        yield from term_problems(source, form, language, excused=entry.tcomment or "")


def _has_catalogue(app: Path) -> bool:
    return (app / "locale").exists()


def _difference(path: Path, fresh: polib.POFile, place: str, *, write: bool) -> Iterator[str]:
    wanted = str(fresh)
    wanted = wanted if wanted.endswith("\n") else wanted + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == wanted:
        return
    if not write:
        yield f"{place} is not up to date: run `make messages` and commit what it changes."
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
