"""Limits of how often one person writes: they hold across processes, for they are counted in the tables."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.conversations.limits import MOST_BEGUN_A_DAY, MOST_BEGUN_BY_NEW, MOST_SENT_AN_HOUR, NEW_ACCOUNT
from multaqa.features.conversations.models import Conversation, Message
from multaqa.features.conversations.refusals import CannotBeSent
from multaqa.foundation.people.api import Person


def check_beginning(person: Person) -> None:
    """Raise CannotBeSent for somebody who began as many conversations within a day as one may."""
    now = timezone.now()
    most = MOST_BEGUN_BY_NEW if now - person.joined_at < NEW_ACCOUNT else MOST_BEGUN_A_DAY
    if Conversation.objects.filter(begun_by=person, begun_at__gt=now - timedelta(days=1)).count() >= most:
        raise CannotBeSent(
            _("As many conversations were begun within a day as one may (%(most)d). Tomorrow there is room again.")
            % {"most": most}
        )


def check_sending(person: Person) -> None:
    """Raise CannotBeSent for somebody who sent as many messages within an hour as one may."""
    lately = Message.objects.filter(author=person, sent_at__gt=timezone.now() - timedelta(hours=1))
    if lately.count() >= MOST_SENT_AN_HOUR:
        raise CannotBeSent(
            _("As many messages were sent within an hour as one may (%(most)d). In a while there is room again.")
            % {"most": MOST_SENT_AN_HOUR}
        )
