"""Slow work of membership."""

from multaqa.features.membership.commands.telling import tell_nominator
from multaqa.foundation.jobs.api import task


@task(queue="quick")
def ask_nominator(nomination: str) -> None:
    """Tell whoever was asked by the nomination with this public id."""
    tell_nominator(nomination)
