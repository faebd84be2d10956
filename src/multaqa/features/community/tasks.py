"""Slow and timed work of communities."""

from multaqa.features.community.commands.asking import move_on
from multaqa.features.community.commands.keeping import forget_old_kept
from multaqa.features.community.commands.posts import detect_language, empty_deleted
from multaqa.foundation.jobs.api import task


@task(queue="slow")
def find_language(public_id: str) -> None:
    """Find out in which language a post is: languages of one script are told apart by a large model."""
    detect_language(public_id)


@task(queue="slow")
def empty_deleted_posts() -> None:
    """Erase the words of posts whose days are over."""
    empty_deleted()


@task(queue="slow")
def forget_kept_posts() -> None:
    """Delete what people were writing and have not touched for 30 days."""
    forget_old_kept()


@task(queue="slow")
def move_questions_on() -> None:
    """Ask the next in place of those whose time to answer has passed."""
    move_on()
