"""Questions put to experts: what a thread of this kind bears besides, who was asked, and how often one may be."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from multaqa.features.community.models.posts import Post
from multaqa.features.community.models.threads import Thread

MOST_A_WEEK = 3
"""So many questions a week are put to one person unless the network says otherwise."""


class Urgency(models.TextChoices):
    """How soon an answer is needed."""

    DAY = "day", pgettext_lazy("urgency of a question", "Within a day")
    DAYS = "days", pgettext_lazy("urgency of a question", "Within three days")
    WEEKS = "weeks", pgettext_lazy("urgency of a question", "Within two weeks")

    @property
    def time(self) -> timedelta:
        """How long everyone who is asked has for an answer, from the moment she is asked."""
        return {"day": timedelta(days=1), "days": timedelta(days=3), "weeks": timedelta(days=14)}[self.value]


class Question(models.Model):
    """What a thread of kind question bears besides: until when, in which languages, and what came of it.

    ``languages`` are the codes of those in which who asked reads answers, her own first. ``answer_by`` is the deadline
    of those who are asked first, ``put_to`` of them. ``conclusion`` is the post that answers it or sums the thread up,
    as ``outcome`` says; it is None where the thread was left unresolved.

    Personal data: who concluded it.
    Erasure: kept; the account loses its name.
    """

    class Outcome(models.TextChoices):
        """What came of a question."""

        OPEN = "open", pgettext_lazy("question", "Open")
        ANSWERED = "answered", pgettext_lazy("question", "Answered")
        SUMMED_UP = "summed_up", pgettext_lazy("question", "Summed up")
        UNRESOLVED = "unresolved", pgettext_lazy("question", "Unresolved")

    thread = models.OneToOneField(Thread, models.CASCADE, related_name="question")
    urgency = models.CharField(max_length=5, choices=Urgency, default=Urgency.DAYS)
    languages = models.JSONField(default=list)
    answer_by = models.DateTimeField()
    put_to = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.OPEN)
    conclusion = models.ForeignKey(Post, models.SET_NULL, null=True, blank=True, related_name="concludes")
    concluded_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    concluded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome="open") | Q(concluded_at__isnull=False), name="community_question_concluded"
            ),
            models.CheckConstraint(
                condition=Q(conclusion=None) | Q(outcome__in=["answered", "summed_up"]), name="community_question_post"
            ),
        ]

    def __str__(self) -> str:
        return f"question {self.thread_id}: {self.outcome}"


class Asking(models.Model):
    """A question is put to one person, or will be when those before her on the list cannot answer it.

    ``place`` orders the list. ``answer_by`` is her own deadline. Who declined, passed on or let the time pass is
    shown to nobody but herself, in no list, log or export but hers; ``passed_by`` is who named her instead of herself.

    Personal data: who was asked what, when, and what she did with it.
    Erasure: the row is deleted.
    """

    class State(models.TextChoices):
        """Where it stands; each move is a command."""

        WAITING = "waiting", pgettext_lazy("question put to a person", "Next on the list")
        ASKED = "asked", pgettext_lazy("question put to a person", "Asked")
        ANSWERED = "answered", pgettext_lazy("question put to a person", "Answered")
        DECLINED = "declined", pgettext_lazy("question put to a person", "Declined")
        PASSED = "passed", pgettext_lazy("question put to a person", "Passed on")
        LAPSED = "lapsed", pgettext_lazy("question put to a person", "The time has passed")

    question = models.ForeignKey(Question, models.CASCADE, related_name="askings")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    passed_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["place", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "person"], name="community_asking_once"),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(asked_at__isnull=False, answer_by__isnull=False),
                name="community_asking_until",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "asked_at"], name="community_asking_load"),
            models.Index(fields=["state", "answer_by"], name="community_asking_due"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} asked {self.question_id}: {self.state}"


class QuestionRules(models.Model):
    """How a network puts questions: to nobody more than ``most_a_week`` times in seven days.

    Personal data: none.
    Erasure: nothing to erase.
    """

    network = models.OneToOneField("people.Network", models.CASCADE, related_name="+")
    most_a_week = models.PositiveSmallIntegerField(default=MOST_A_WEEK)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(most_a_week__range=(1, 50)), name="community_questions_a_week"),
        ]

    def __str__(self) -> str:
        return f"questions in {self.network_id}: {self.most_a_week} a week"
