"""Naughty strings that are stored, past any form: wherever they are shown they are words."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.core import mail
from django.test import override_settings

from multaqa.foundation.access.testing import World
from multaqa.foundation.jobs.testing import run_everything
from multaqa.lib.controls import disguises
from multaqa.web.tests.standing.planting import plant_all, plant_all_secrets
from multaqa.web.tests.standing.routes import addresses
from multaqa.web.tests.standing.walking import Walker
from multaqa.web.tests.sweep.conftest import SWEPT
from multaqa.web.tests.sweep.judging import letter_faults
from multaqa.web.tests.sweep.markup import let_through
from multaqa.web.tests.sweep.naughty import Deal, every_string
from multaqa.web.tests.sweep.report import Report

LONGEST = 120
READERS = ("nobody", "amina", "elodie", "ingrid")


@dataclass
class NaughtyWorld(World):
    """The world of the standing test, in which everybody writes naughty strings."""

    deal: Deal = field(
        default_factory=lambda: Deal(
            [each for each in every_string() if len(each.text) <= LONGEST and not disguises(each.text)]
        )
    )

    def words(self, group: str, text: str = "") -> str:
        """A canary, which every text begins with, and the next of the strings."""
        return f"{self.canary(group)} {self.deal.take(1)[0].text}"


@pytest.mark.slow
@pytest.mark.django_db
def test_what_is_stored_is_shown_as_words_and_sent_as_words() -> None:
    report = Report()
    with override_settings(**SWEPT):
        world = NaughtyWorld()
        plant_all(world)
        plant_all_secrets(world)
        run_everything()
        for reader, address in _walk(world):
            answer = Walker(world.people.readers()[reader]).ask(address)
            faults = [*let_through(answer), *([f"{answer.status} {answer.fault}"] if answer.fault else [])]
            report.add(address, faults, reader=reader, sent=address)
    for letter in mail.outbox:
        report.add("letters", letter_faults(letter), reader=", ".join(letter.to), sent=str(letter.subject))
    report.refuse_faults()
    assert mail.outbox != []


def _walk(world: World) -> Iterator[tuple[str, str]]:
    for reader in READERS:
        for language in ("ar", "en") if reader == "elodie" else ("en",):
            for address in addresses(world.visits, language=language):
                yield reader, address
