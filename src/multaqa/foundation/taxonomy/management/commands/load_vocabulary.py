"""``manage.py load_vocabulary``: our own vocabulary, or one of a file as a further scheme that is never offered."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from multaqa.foundation.taxonomy.commands import Loading, load_terms
from multaqa.foundation.taxonomy.reading.ours import read_ours
from multaqa.foundation.taxonomy.reading.skos import read_skos
from multaqa.foundation.taxonomy.reading.terms import ReadVocabulary, UnreadableVocabulary
from multaqa.foundation.taxonomy.reading.unbis import read_unbis_tables
from multaqa.foundation.taxonomy.schemes import OURS

_SHOWN = 10
_WORTH_TELLING = 1000


class Command(BaseCommand):
    """Load a vocabulary; loading it again changes only what the file changed."""

    help = "Load our own vocabulary (no arguments), or the one of a file beside it, for searching only."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, its format, the name of its scheme and, for UNBIS tables, the microthesauri."""
        parser.add_argument(
            "file", nargs="?", type=Path, help="Turtle, N-Triples, RDF/XML, or the UNBIS concepts table"
        )
        parser.add_argument("--format", choices=["skos", "unbis-csv"], default="skos")
        parser.add_argument("--scheme", help="a short name for it: unbis, unesco")
        parser.add_argument("--groups", type=Path, help="the UNBIS table of microthesauri")

    def handle(
        self,
        *_args: Any,
        file: Path | None,
        format: str,
        scheme: str | None,
        groups: Path | None,
        **_options: Any,
    ) -> None:
        """Read, then write in one transaction, and say what was done and what was left out."""
        if (file is None) != (scheme is None) or scheme == OURS:
            raise CommandError("Give a file together with --scheme and a name that is not ours, or neither.")
        try:
            vocabulary = _read(file, groups) if format == "unbis-csv" else _read_concepts(file)
        except (OSError, UnreadableVocabulary) as error:
            raise CommandError(str(error)) from error
        loading = load_terms(
            vocabulary.terms,
            slug=scheme or OURS,
            title=vocabulary.title or {"en": scheme or OURS},
            rights=vocabulary.rights,
            on_progress=self._say_progress,
        )
        self._report(vocabulary, loading)

    def _say_progress(self, done: int, total: int) -> None:
        if total > _WORTH_TELLING:
            self.stderr.write(f"{done} of {total} terms")

    def _report(self, vocabulary: ReadVocabulary, loading: Loading) -> None:
        self.stdout.write(
            f"{loading.added} added, {loading.changed} changed, {loading.unchanged} as before, "
            f"{len(loading.kept)} kept as curators left them, {loading.retired} retired, "
            f"{len(vocabulary.left_out)} labels or terms left out."
        )
        for line in vocabulary.left_out[:_SHOWN]:
            self.stdout.write(f"  left out: {line}")
        if len(vocabulary.left_out) > _SHOWN:
            self.stdout.write(f"  … and {len(vocabulary.left_out) - _SHOWN} more")


def _read_concepts(file: Path | None) -> ReadVocabulary:
    return read_skos(file) if file else read_ours()


def _read(file: Path | None, groups: Path | None) -> ReadVocabulary:
    if file is None:
        raise CommandError("--format unbis-csv needs the table of concepts.")
    return read_unbis_tables(file, groups)
