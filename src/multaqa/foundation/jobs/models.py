"""What django-tasks-db lacks: who holds a piece of work until when, the schedule's memory, progress to show."""

from typing import Any

from django.conf import settings
from django.db import models
from django_tasks_db.models import DBTaskResult

from multaqa.lib.ids import random_id

type Work = DBTaskResult[..., Any]
"""One piece of work: a row of django-tasks-db."""


class Lease(models.Model):
    """A worker's hold on one running piece of work; lapsed when ``until`` has passed without renewal.

    Personal data: none.
    Erasure: deleted when the work ends.
    """

    work = models.OneToOneField(
        "django_tasks_database.DBTaskResult", models.CASCADE, primary_key=True, related_name="lease"
    )
    worker = models.CharField(max_length=64)
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.worker} until {self.until:%H:%M:%S}"


class Occasion(models.Model):
    """When a line of the schedule is next due; one row a line, moved on by whichever worker sees it first.

    Personal data: none.
    Erasure: not needed.
    """

    name = models.CharField(max_length=200, primary_key=True)
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Watch(models.Model):
    """When a worker of this queue last gave a sign of life, to within a quarter of a minute.

    Personal data: none.
    Erasure: not needed.
    """

    queue = models.CharField(max_length=32, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.queue} at {self.seen_at:%H:%M:%S}"


class Examined(models.Model):
    """What an examination found when it last looked.

    Each finding is a mapping: "level", and "text" and "remedy" by language.

    Personal data: none.
    Erasure: not needed.
    """

    name = models.CharField(max_length=100, primary_key=True)
    at = models.DateTimeField()
    findings = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.name} at {self.at:%Y-%m-%d %H:%M}"


class Progress(models.Model):
    """How far a long piece of work has come, for the person who waits for it.

    ``title_key`` is an English message of a catalogue, translated when shown.

    Personal data: whose work it is.
    Erasure: rows go with their owner and, in any case, thirty days after the last change.
    """

    class State(models.TextChoices):
        """Running until it is finished or failed."""

        RUNNING = "running"
        FINISHED = "finished"
        FAILED = "failed"

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    title_key = models.CharField(max_length=200)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.RUNNING)
    url = models.CharField(max_length=500, blank=True)
    message = models.TextField(blank=True)
    changed_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(done__lte=models.F("total")), name="jobs_progress_within"),
        )

    def __str__(self) -> str:
        return f"{self.title_key}: {self.done} of {self.total}"
