"""The sign-in library's mail, in our words and through our log."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language

from multaqa.foundation.notify.commands import queue_letter
from multaqa.foundation.people.api import AccountRules, Person, person_of_address, spoken


class AccountAdapter(AccountRules):
    """Our account rules, with mail: queued in the transaction, sent in the receiver's own language."""

    def send_mail(self, template_prefix: str, email: str, context: Mapping[str, Any]) -> None:
        """Queue the message the library calls ``account/email/<name>``; an unknown address gets the page's language."""
        user = context.get("user")
        person = user if isinstance(user, Person) else person_of_address(email)
        language = spoken(person.language) if person else get_language() or "ar"
        queue_letter(
            f"account.{template_prefix.rpartition('/')[2]}",
            address=email,
            person=person,
            language=language,
            context=_plain(context, language=language),
        )

    def send_notification_mail(
        self, template_prefix: str, user: Person, context: Mapping[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell the owner of an account of a change to it, at the address that it had before."""
        if template_prefix.endswith("email_changed"):
            return  # ours says more, to both addresses (``account_effects.py``)
        super().send_notification_mail(template_prefix, user, {**(context or {}), "user": user}, email)


def _plain(context: Mapping[str, Any], *, language: str) -> dict[str, str]:
    """What a letter may say: texts only, none of the library's objects; links lead to pages in its language."""
    texts = {name: value for name, value in context.items() if isinstance(value, str)}
    links = {name: _link(value, language=language) for name, value in texts.items() if name.endswith("_url")}
    return texts | links


def _link(url: str, *, language: str) -> str:
    parts = urlsplit(translate_url(url, language))
    home = urlsplit(settings.ADDRESS) if settings.ADDRESS else parts
    return urlunsplit((home.scheme, home.netloc, parts.path, parts.query, ""))
