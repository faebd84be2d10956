"""What the sweep needs beside the world of the standing test: things in states whose pages show forms of their own."""

from datetime import timedelta

from django.utils import timezone

from multaqa.features.news.api import offer, schedule
from multaqa.features.news.testing import Newsroom, a_cleared_article, a_draft
from multaqa.foundation.access.api import ask_for_reading, decide_on_reading, ref_of
from multaqa.foundation.access.testing import World
from multaqa.foundation.jobs.api import PermanentFailure, failed_work, task
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import Role, appoint
from multaqa.foundation.people.testing import as_if_locked_out
from multaqa.foundation.privacy.api import ask_for_erasure, propose_erasure
from multaqa.web.tests.standing.worlds import made_with_secrets, once

_given_up: list[str] = []


@task()
def give_up_once(world: str) -> None:
    """Work that fails for good when it is done for the first time in a world."""
    if world not in _given_up:
        _given_up.append(world)
        raise PermanentFailure("<mqmark>")


def swept_world() -> World:
    """The world of the standing test with more in it; made once in a process, and then its rows are written again."""
    return once("swept world", _made).world


def _made() -> World:
    """What waits in the newsroom and for officers, and a piece of work given up, beside all that stands there."""
    world = made_with_secrets()
    _plant_news(world)
    _plant_cases(world)
    _given_up.clear()
    give_up_once.enqueue(world.people.amina.public_id)
    run_everything(allow_failures=True)
    world.visit("web:run", work_id=failed_work()[0].id)
    return world


def _plant_news(world: World) -> None:
    """An article offered by another, and one that waits for its day."""
    people = world.people
    newsroom = Newsroom(writer=people.chen, second=people.elodie, translator=people.diego)
    offered = a_draft(newsroom)
    offer(offered, by=newsroom.writer)
    waiting = a_cleared_article(newsroom)
    schedule(waiting, at=timezone.now() + timedelta(days=1), by=newsroom.second)
    for article in (offered, waiting):
        world.visit("news:desk", public_id=article.public_id)


def _plant_cases(world: World) -> None:
    """Erasures asked for and brought, readings asked for and granted, and a recovery, for readers of the sweep.

    A second officer brings them, so that the one who reads may decide.
    """
    people = world.people
    for office in (Role.OFFICER, Role.AUDITOR):
        appoint(people.fiona, to=office, by=None, reason="A second officer")
    ask_for_erasure(people.diego)
    propose_erasure(people.chen, request="A letter, and a call back", by=people.fiona)
    newsroom = Newsroom(writer=people.chen, second=people.elodie, translator=people.diego)
    until = timezone.now() + timedelta(days=1)
    _waiting, granted = (
        ask_for_reading(people.jun, ref_of(a_draft(newsroom)), by=people.fiona, reason="A complaint", until=until)
        for _ in range(2)
    )
    decide_on_reading(granted.public_id, by=people.ingrid, grant=True)
    as_if_locked_out(people.amina)
