"""``manage.py import_members PATH``: shows whom a list would invite; ``--save`` invites them."""

from multaqa.features.membership.bringing_in_by_command import BringingIn
from multaqa.features.membership.models import Intake


class Command(BringingIn):
    """A list of people; nobody is admitted."""

    help = "Show every problem of a list of people, by row and column; with --save, invite them to apply."
    kind = Intake.Kind.PEOPLE
