"""Lists of people or organisations that staff bring in, from the file until it is saved, and no longer than needed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from multaqa.lib.ids import random_id

LONGEST_FILE_NAME = 200


class Intake(models.Model):
    """A file that somebody brings in: read into rows, looked through, saved once.

    ``digest`` is the SHA-256 of the file, in hexadecimal. ``language`` is that of the letters where a row names none,
    ``encoding`` the one in which a text was found to be. ``columns`` are pairs of a key and the title it has in the
    file; ``unknown`` the titles that mean nothing here. ``fault`` says why it could not be read at all. ``read`` of
    ``size`` rows are done; ``made``, ``filled``, ``known`` and ``left`` count what came of the rows. Deleted
    seven days after it was begun; its rows as soon as they are saved.

    Personal data: who brings in which file, and when.
    Erasure: the row goes with the account.
    """

    class Kind(models.TextChoices):
        """What its rows are."""

        PEOPLE = "people", pgettext_lazy("list that is brought in", "Members to invite")
        BODIES = "bodies", pgettext_lazy("list that is brought in", "Organisations")

    class State(models.TextChoices):
        """Where it stands; each move is a command."""

        WAITING = "waiting", pgettext_lazy("list that is brought in", "Being read")
        REFUSED = "refused", pgettext_lazy("list that is brought in", "Could not be read")
        READY = "ready", pgettext_lazy("list that is brought in", "To be looked through")
        SAVING = "saving", pgettext_lazy("list that is brought in", "Being saved")
        SAVED = "saved", pgettext_lazy("list that is brought in", "Saved")

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    network = models.ForeignKey("people.Network", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    name = models.CharField(max_length=LONGEST_FILE_NAME)
    digest = models.CharField(max_length=64)
    language = models.CharField(max_length=7)
    encoding = models.CharField(max_length=12, blank=True)
    columns = models.JSONField(default=list)
    unknown = models.JSONField(default=list)
    fault = models.CharField(max_length=20, blank=True)
    fault_about = models.CharField(max_length=300, blank=True)
    read = models.PositiveIntegerField(default=0)
    size = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    filled = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(auto_now_add=True, db_index=True)
    saved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="saved") | Q(saved_at__isnull=False), name="membership_intake_saved"
            ),
            models.CheckConstraint(condition=Q(state="refused") ^ Q(fault=""), name="membership_intake_refused"),
        ]

    def __str__(self) -> str:
        return self.public_id


class IntakeFile(models.Model):
    """The bytes of a file until they are read.

    Personal data: whatever the file holds.
    Erasure: deleted as soon as it is read, and with its intake.
    """

    of = models.OneToOneField(Intake, models.CASCADE, related_name="file")
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"file of {self.of_id}"


class IntakeRow(models.Model):
    """One row of a file. ``number`` is that which a spreadsheet shows beside it.

    ``cells`` holds the texts by the key of their column, ``found`` what they stand for, ``problems`` what is wrong, as
    lists of column, fault, value and hint. ``address`` is the tidy mail address of a person. ``choice`` says what
    becomes of a row that is like another or like somebody known; for the same one, ``same_as`` is the likeness chosen.

    Personal data: all that the file says of somebody, who may have no account.
    Erasure: the row is deleted, by whoever has its address too; in any case once it is saved, or after seven days.
    """

    class Choice(models.TextChoices):
        """What becomes of a row that is like another; empty while nobody has chosen."""

        SAME = "same", pgettext_lazy("row that is brought in", "The same one")
        OTHER = "other", pgettext_lazy("row that is brought in", "Another one")
        OUT = "out", pgettext_lazy("row that is brought in", "Left out")

    of = models.ForeignKey(Intake, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=dict)
    found = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    is_faulty = models.BooleanField(default=False)
    address = models.CharField(max_length=254, blank=True, db_index=True)
    choice = models.CharField(max_length=5, choices=Choice, blank=True)
    same_as = models.ForeignKey("membership.IntakeLike", models.SET_NULL, null=True, blank=True, related_name="+")
    is_done = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of", "number"], name="membership_intake_row_once"),
        ]

    def __str__(self) -> str:
        return f"row {self.number} of {self.of_id}"


class IntakeLike(models.Model):
    """A row is like a ``person`` of the network, a known ``organisation``, or an ``other`` row of the file.

    None of the three: a letter of invitation is on its way to the address of the row. ``is_same``: there is nothing to
    choose, for both have one address or one name. ``likeness`` is in hundredths.

    Personal data: that a row of a list may be about somebody.
    Erasure: deleted with the account, with the row, and with its intake.
    """

    class Reason(models.TextChoices):
        """What is alike."""

        ADDRESS = "address", pgettext_lazy("why a row is like", "The same mail address")
        NAME = "name", pgettext_lazy("why a row is like", "A like name")
        SAME_NAME = "same_name", pgettext_lazy("why a row is like", "The same name")
        ACRONYM = "acronym", pgettext_lazy("why a row is like", "The same acronym")
        DOMAIN = "domain", pgettext_lazy("why a row is like", "The same website or domain")
        INVITED = "invited", pgettext_lazy("why a row is like", "Invited already")

    row = models.ForeignKey(IntakeRow, models.CASCADE, related_name="likes")
    person = models.ForeignKey("people.Person", models.CASCADE, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey("membership.Organisation", models.CASCADE, null=True, blank=True, related_name="+")
    other = models.ForeignKey(IntakeRow, models.CASCADE, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=9, choices=Reason)
    likeness = models.PositiveSmallIntegerField(default=100)
    is_same = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-is_same", "-likeness", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(person=None, organisation=None)
                | Q(person=None, other=None)
                | Q(organisation=None, other=None),
                name="membership_intake_like_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} of {self.row_id}"
