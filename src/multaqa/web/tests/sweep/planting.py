"""What the sweep needs beside the world of the standing test: things in states whose pages show forms of their own."""

from datetime import timedelta

from django.utils import timezone

from multaqa.features.news.api import offer, schedule
from multaqa.features.news.testing import Newsroom, a_cleared_article, a_draft
from multaqa.foundation.access.testing import World
from multaqa.foundation.jobs.api import PermanentFailure, failed_work, task
from multaqa.foundation.jobs.testing import run_everything

_given_up: list[str] = []


@task()
def give_up_once(world: str) -> None:
    """Work that fails for good when it is done for the first time in a world."""
    if world not in _given_up:
        _given_up.append(world)
        raise PermanentFailure("<mqmark>")


def plant_more(world: World) -> None:
    """An article offered by another, one that waits for its day, and a piece of work given up."""
    people = world.people
    newsroom = Newsroom(writer=people.chen, second=people.elodie, translator=people.diego)
    offered = a_draft(newsroom)
    offer(offered, by=newsroom.writer)
    waiting = a_cleared_article(newsroom)
    schedule(waiting, at=timezone.now() + timedelta(days=1), by=newsroom.second)
    for article in (offered, waiting):
        world.visit("news:desk", public_id=article.public_id)
    give_up_once.enqueue(people.amina.public_id)
    run_everything(allow_failures=True)
    world.visit("web:run", work_id=failed_work()[0].id)
