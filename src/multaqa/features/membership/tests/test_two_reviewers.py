"""Two reviewers decide at the same moment, each in a process of her own: one decision stands, the other is told."""

import json

import pytest

from multaqa.features.membership.commands import version_of
from multaqa.features.membership.models import Decision
from multaqa.features.membership.testing import as_if_admitted
from multaqa.features.membership.tests.waiting import waiting
from multaqa.foundation.jobs.testing import shared_database, start_command
from multaqa.foundation.people.api import Role, appoint
from multaqa.foundation.people.testing import cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
# Each opens the application, says that she is ready, and decides as soon as she is let go.
DECIDING = """
import json, sys
from django.utils import translation
from multaqa.features.membership.commands import Verdict, decide
from multaqa.features.membership.models import Application, Decision
from multaqa.features.membership.refusals import DecidedMeanwhile
from multaqa.foundation.people.api import Person

translation.activate("en")
application, by = Application.objects.get(), Person.objects.get(email="{address}")
verdict = Verdict(kind=Decision.Kind("{kind}"), words="Потому что.", seen="{seen}")
print("READY", flush=True)
sys.stdin.readline()
try:
    decide(application, verdict, by=by)
    print("TOLD", json.dumps("decided"))
except DecidedMeanwhile as late:
    print("TOLD", json.dumps(str(late)))
"""


def test_one_decision_stands_and_the_second_reviewer_is_told(tmp_path):
    people = cast()
    appoint(people.jun, to=Role.REVIEWER, by=None, reason="Reviews")
    for person in (people.amina, people.elodie, people.jun):
        as_if_admitted(person)
    seen = version_of(waiting(people.boris, by=people.amina))
    with shared_database(tmp_path) as environment:
        deciding = [
            _start(DECIDING.format(address=person.email, kind=kind, seen=seen), environment)
            for person, kind in ((people.elodie, "more"), (people.jun, "refuse"))
        ]
        for one in deciding:
            _wait_until_ready(one)
        for one in deciding:
            one.stdin.write("go\n")
            one.stdin.flush()
        said = sorted(_told(one) for one in deciding)
        assert Decision.objects.count() == 1
    assert said[1] == "decided"
    assert said[0].startswith("Somebody else has decided meanwhile: ")


def _start(script, environment):
    return start_command("shell", "--no-imports", "--verbosity", "0", "--command", script, environment=environment)


def _wait_until_ready(process):
    for line in process.stdout:
        if line.strip() == "READY":
            return
    raise AssertionError("It ended before it was ready.")


def _told(process):
    told, _nothing = process.communicate(timeout=120)
    return json.loads(told.rpartition("TOLD ")[2].splitlines()[0])
