"""``manage.py import_organisations PATH``: shows what a list would enter; ``--save`` enters it."""

from multaqa.features.membership.bringing_in_by_command import BringingIn
from multaqa.features.membership.models import Intake


class Command(BringingIn):
    """A list of organisations; what is missing of known ones is filled in."""

    help = "Show every problem of a list of organisations, by row and column; with --save, enter them."
    kind = Intake.Kind.BODIES
