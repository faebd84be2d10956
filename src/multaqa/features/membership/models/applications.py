"""Applications, the answers in them, who is asked to vouch, what stands out, and what was decided."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from multaqa.features.membership.models.said import LONGEST_WORDS, NameForm, Spoken, Standing
from multaqa.lib.ids import random_id

LONGEST_TYPED = 200


class Application(Standing):
    """A person asks a network to admit her, or a member asks to take part for another body. One at a time is under way.

    ``kind`` says which of both; they are vouched for and decided on alike.
    ``state_since`` is when it came into its state. ``organisation`` is one that the network knows, or one that she
    proposed. ``asks_organisation``: a known organisation is to be asked by the contacts held of it. ``language`` is the
    one she is answered in. ``steps`` names the steps she has been through.

    Personal data: all that she said of herself, her nominators, what stood out, and what was decided.
    Erasure: the row and all that hangs on it is deleted; the log keeps that there was one, without names.
    """

    class State(models.TextChoices):
        """Where an application stands; each move is a command."""

        DRAFT = "draft", pgettext_lazy("application", "Not sent yet")
        VOUCHING = "vouching", pgettext_lazy("application", "With your nominator")
        REVIEW = "review", pgettext_lazy("application", "In review")
        MORE = "more", pgettext_lazy("application", "More was asked of you")
        APPROVED = "approved", pgettext_lazy("application", "Approved, about to be carried out")
        ADMITTED = "admitted", pgettext_lazy("application", "Admitted")
        REFUSED = "refused", pgettext_lazy("application", "Refused")
        WITHDRAWN = "withdrawn", pgettext_lazy("application", "Withdrawn")
        APPEALED = "appealed", pgettext_lazy("application", "Appealed")

    class Kind(models.TextChoices):
        """What is asked for."""

        ENTRY = "entry", pgettext_lazy("application", "Admission")
        POST = "post", pgettext_lazy("application", "Change of post")

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.ENTRY)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="applications")
    network = models.ForeignKey("people.Network", models.PROTECT, related_name="applications")
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    state_since = models.DateTimeField(default=timezone.now)
    language = models.CharField(max_length=7)
    steps = models.JSONField(default=list, blank=True)
    constituency = models.ForeignKey("membership.Constituency", models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(
        "membership.Organisation", models.PROTECT, null=True, blank=True, related_name="applications"
    )
    asks_organisation = models.BooleanField(default=False)
    purpose = models.TextField(max_length=LONGEST_WORDS, blank=True)
    consented_at = models.DateTimeField(null=True, blank=True)
    begun_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    vouched_at = models.DateTimeField(null=True, blank=True)
    member = models.ForeignKey("membership.Member", models.SET_NULL, null=True, blank=True, related_name="applications")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["network", "state", "state_since"], name="membership_app_queue")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "network"],
                condition=Q(state__in=["draft", "vouching", "review", "more", "approved", "appealed"]),
                name="membership_app_one_under_way",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(sent_at__isnull=False, consented_at__isnull=False),
                name="membership_app_sent",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "admitted"]) | Q(vouched_at__isnull=False),
                name="membership_app_never_unvouched",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


UNDER_WAY = (
    Application.State.DRAFT,
    Application.State.VOUCHING,
    Application.State.REVIEW,
    Application.State.MORE,
    Application.State.APPROVED,
    Application.State.APPEALED,
)
"""The states in which an application has no end yet; the constraint of one at a time says the same."""


class ApplicationName(NameForm):
    """The applicant's name in one script; ``place`` 0 is her own, 1 the one in Latin letters.

    Personal data: a name in one script, and how she is addressed.
    Erasure: the row is deleted.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="names")

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "place"], name="membership_app_name_place"),
        ]

    def __str__(self) -> str:
        return f"name {self.place} of {self.application_id}"


class ApplicationLanguage(Spoken):
    """A language that the applicant works in.

    Personal data: which languages she works in, and how well.
    Erasure: the row is deleted.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="languages")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "language"], name="membership_app_language"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.language}"


class Nomination(models.Model):
    """Somebody is to vouch for an applicant: a member by her account, or an organisation by an address held of it.

    ``typed_name`` and ``typed_address`` are what the applicant typed; nothing is ever sent there, and they count for
    nothing. ``nominator`` or ``contact`` is whom the network found for them; neither while nobody was found (*named*).
    ``token`` is the random part of the one-time link that went to a contact, emptied when it was used.
    ``answered_by_name`` is what whoever answered for an organisation calls herself.

    Personal data: who was asked to vouch for whom, what she answered, and a name and address typed by the applicant.
    Erasure: with the application of the applicant; of a nominator the words are emptied and that she vouched stays.
    """

    class State(models.TextChoices):
        """Where a nomination stands."""

        NAMED = "named", pgettext_lazy("nomination", "Not found among the contacts held")
        ASKED = "asked", pgettext_lazy("nomination", "Asked")
        CONFIRMED = "confirmed", pgettext_lazy("nomination", "Vouched")
        DECLINED = "declined", pgettext_lazy("nomination", "Declined")
        ENDED = "ended", pgettext_lazy("nomination", "Ended")

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    application = models.ForeignKey(Application, models.CASCADE, related_name="nominations")
    state = models.CharField(max_length=9, choices=State, default=State.NAMED)
    nominator = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="nominations_asked"
    )
    contact = models.ForeignKey("membership.Contact", models.PROTECT, null=True, blank=True, related_name="nominations")
    typed_name = models.CharField(max_length=LONGEST_TYPED, blank=True)
    typed_address = models.CharField(max_length=254, blank=True)
    token = models.CharField(max_length=32, blank=True)
    named_at = models.DateTimeField(default=timezone.now)
    asked_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=LONGEST_TYPED, blank=True)
    knows_how = models.TextField(max_length=LONGEST_WORDS, blank=True)
    knows_since = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["nominator", "state"], name="membership_nominator_load")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(nominator=None) | Q(contact=None), name="membership_nomination_one_way"),
            models.CheckConstraint(
                condition=~Q(state__in=["asked", "confirmed"]) | Q(nominator__isnull=False) | Q(contact__isnull=False),
                name="membership_nomination_by_a_held_contact",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | (Q(answered_at__isnull=False) & ~Q(knows_how="")),
                name="membership_nomination_says_how",
            ),
            models.UniqueConstraint(fields=["application", "nominator"], name="membership_nominator_once"),
            models.UniqueConstraint(fields=["application", "contact"], name="membership_nominating_contact_once"),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.public_id}"


class Signal(models.Model):
    """Something about an application that a reviewer should see before she decides.

    ``about`` is the value that stood out (a domain, a name, a public id). It stops nothing by itself: only
    answers through contacts that were held count.

    Personal data: what stood out about an application.
    Erasure: deleted with the application.
    """

    class Kind(models.TextChoices):
        """What stood out."""

        FREE_MAIL = "free_mail", pgettext_lazy("signal", "The address is of a free mail service")
        LOOKALIKE = "lookalike", pgettext_lazy("signal", "The domain looks like one that is held of an organisation")
        SUBDOMAIN = "subdomain", pgettext_lazy("signal", "The domain bears the name of a held one, and is another's")
        OTHER_DOMAIN = "other_domain", pgettext_lazy("signal", "The address is not of the organisation named")
        TYPED_CONTACT = "typed_contact", pgettext_lazy("signal", "The nominator's address is none that was held before")
        LOOKALIKE_CONTACT = (
            "lookalike_contact",
            pgettext_lazy("signal", "The nominator's address looks like one that is held"),
        )
        SELF_NAMED = "self_named", pgettext_lazy("signal", "The applicant's own address was named as the nominator's")
        SAME_NAME = "same_name", pgettext_lazy("signal", "A member has this name")
        LIKE_NAME = "like_name", pgettext_lazy("signal", "Somebody else has a like name, in this script or another")
        SAME_MAILBOX = "same_mailbox", pgettext_lazy("signal", "Another account has this mailbox, written otherwise")
        APPLIED_BEFORE = "applied_before", pgettext_lazy("signal", "The same person has applied before")
        NEW_NOMINATOR = "new_nominator", pgettext_lazy("signal", "The nominator was admitted lately")
        NOMINATOR_GONE = "nominator_gone", pgettext_lazy("signal", "The nominator has left meanwhile")
        CONTACT_GONE = "contact_gone", pgettext_lazy("signal", "The contact that was asked is held no longer")
        PROPOSED_BODY = "proposed_body", pgettext_lazy("signal", "The organisation is not known to the network")

    application = models.ForeignKey(Application, models.CASCADE, related_name="signals")
    kind = models.CharField(max_length=20, choices=Kind)
    about = models.CharField(max_length=254, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["kind", "about"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "kind", "about"], name="membership_signal_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.application_id}"


class Decision(models.Model):
    """What a reviewer decided on an application. It is carried out at ``due_at``; until then it can be undone.

    ``words`` are what the applicant is told, in ``language``. ``hears_appeal``: it decides on an appeal, so ``by`` is
    somebody else than who decided before.

    Personal data: who decided what about whom, when, and the reason in words.
    Erasure: with the application of the applicant; a reviewer's account loses its name.
    """

    class Kind(models.TextChoices):
        """What was decided."""

        APPROVE = "approve", pgettext_lazy("decision", "Admission")
        REFUSE = "refuse", pgettext_lazy("decision", "Refusal")
        MORE = "more", pgettext_lazy("decision", "More is asked")

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    application = models.ForeignKey(Application, models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=7, choices=Kind)
    words = models.TextField(max_length=LONGEST_WORDS, blank=True)
    language = models.CharField(max_length=7)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    hears_appeal = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["done_at", "undone_at", "due_at"], name="membership_decision_due")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind="approve") | ~Q(words=""), name="membership_decision_has_reason"),
            models.CheckConstraint(condition=Q(due_at__gte=F("at")), name="membership_decision_due_after"),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(undone_at=None), name="membership_decision_done_or_undone"
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(done_at=None, undone_at=None),
                name="membership_decision_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"
