"""Mail: what was sent to whom, what came back, and what people want of it."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from multaqa.lib.ids import random_id


class DeliveryState(models.TextChoices):
    """How far a message has come."""

    QUEUED = "queued", pgettext_lazy("message", "Waiting")
    SENT = "sent", pgettext_lazy("message", "Sent")
    WITHHELD = "withheld", pgettext_lazy("message", "Withheld")
    FAILED = "failed", pgettext_lazy("message", "Failed")
    BOUNCED = "bounced", pgettext_lazy("message", "Returned")


class Delivery(models.Model):
    """One message to one address. It holds no words: they are made when it is sent, in the receiver's language.

    ``context`` holds what an account message says (such as its link), or which span a digest tells, and is emptied once
    the message is sent. ``not_before`` is when its receiver's quiet hours end, while it waits for that.
    ``reason`` is why it was withheld or failed, in the words of the program or of the mail server.

    Personal data: address, what kind of message it got and when, and the answers of mail servers.
    Erasure: deleted with the person; after 90 days for everyone.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, null=True, related_name="+")
    address = models.EmailField()
    kind = models.CharField(max_length=60)
    notice = models.ForeignKey("notify.Notice", on_delete=models.CASCADE, null=True, related_name="+")
    language = models.CharField(max_length=7)
    context = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=8, choices=DeliveryState.choices, default=DeliveryState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    message_id = models.CharField(max_length=120, unique=True)
    reason = models.CharField(max_length=300, blank=True)
    queued_at = models.DateTimeField(default=timezone.now, db_index=True)
    not_before = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)
    is_hard_bounce = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["address", "bounced_at"], name="notify_delivery_bounces"),
            models.Index(fields=["state"], name="notify_delivery_state"),
            models.Index(fields=["not_before"], condition=~models.Q(not_before=None), name="notify_delivery_held"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"


class MailChoice(models.Model):
    """Whether a person wants mail about one kind of notice, where she chose.

    Personal data: a preference.
    Erasure: deleted with the person.
    """

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    mailed = models.BooleanField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "kind"], name="notify_choice_once")]

    def __str__(self) -> str:
        return self.kind


class MailPause(models.Model):
    """Notices are not mailed to this address of a person, because mail to it came back for good too often.

    A pause ends when she asks for it; for a new address it does not hold.

    Personal data: address, and that mail to it fails.
    Erasure: deleted with the person.
    """

    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, primary_key=True, related_name="+")
    address = models.EmailField()
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.address
