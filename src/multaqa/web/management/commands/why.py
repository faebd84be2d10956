"""``manage.py why PERSON THING [--on DATE]``: whether she can, or on a past day could, read it, and why."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import override

from multaqa.foundation.access.api import Asking, audience_sentence, explain
from multaqa.foundation.people.api import Person, person_of, person_of_address
from multaqa.lib.bidi import without_isolates
from multaqa.web.auditing.finding import refs_found


class Command(BaseCommand):
    """Say why."""

    help = "Say in a sentence whether a person can, or on a past day could, read a thing, and why."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, what, and when."""
        parser.add_argument("person", help="address of mail or public id")
        parser.add_argument("thing", help="reference (news.article:3f9k2m7q8x1z) or permanent address")
        parser.add_argument("--on", type=_day, help="a past day, YYYY-MM-DD: its end in UTC")
        parser.add_argument("--language", default="en", help="language of the answer (default: en)")

    def handle(self, *, person: str, thing: str, on: date | None, language: str, **_options: Any) -> None:
        """Find both, and say it. Names are whole here: who runs this has the database in hand."""
        asked = person_of_address(person) or person_of(person)
        refs = refs_found(thing)
        if asked is None:
            raise CommandError(f"Nobody has the address or id {person}.")
        if len(refs) != 1:
            raise CommandError(f"{thing} is no reference: write one such as news.article:3f9k2m7q8x1z.")
        with override(language), timezone.override(UTC):
            for sentence in _sentences(asked, Asking(reader=asked, ref=refs[0], at=_end(on))):
                self.stdout.write(without_isolates(sentence))


def _sentences(person: Person, asking: Asking) -> list[str]:
    (found,) = explain([person], asking)
    return [audience_sentence(asking), *found.sentences]


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _end(day: date | None) -> datetime | None:
    return datetime.combine(day + timedelta(days=1), time.min, UTC) if day and day < timezone.now().date() else None
