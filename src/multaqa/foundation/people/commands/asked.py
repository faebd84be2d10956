"""What strangers ask of the way in, answered in the background: no answer, and no time it takes, tells who is known.

The page takes the words, hashes the password whether or not it is needed, lays everything down encrypted as one piece
of work, and answers. Who has an account is looked up here, and what is found goes out by mail alone.
"""

import json

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from multaqa.foundation.people.commands.accounts import open_account
from multaqa.foundation.people.commands.links import link
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.queries import person_of_address
from multaqa.foundation.people.queries.links import link_of_subject
from multaqa.foundation.people.sealing import seal, unseal

_PURPOSE = "asked for"


def sealed_sign_up(email: str, *, name: str, password: str, language: str, site: str) -> str:
    """A wish for an account, for ``answer_sign_up``; the password is hashed here. ``site`` is "https://host"."""
    said = {"email": email.strip().lower(), "name": name, "language": language, "site": site}
    return seal(json.dumps(said | {"digest": make_password(password)}), purpose=_PURPOSE)


def sealed_provider_sign_up(email: str, *, name: str, provider: str, subject: str, language: str, site: str) -> str:
    """The same for who came through a provider: she has no password, and is ``subject`` there."""
    said = {"email": email.strip().lower(), "name": name, "language": language, "site": site, "digest": ""}
    return seal(json.dumps(said | {"provider": provider, "subject": subject}), purpose=_PURPOSE)


def sealed_reset(email: str, *, language: str, site: str) -> str:
    """A wish for a new password, for ``answer_reset``."""
    return seal(json.dumps({"email": email.strip().lower(), "language": language, "site": site}), purpose=_PURPOSE)


@transaction.atomic
def answer_sign_up(sealed: str) -> None:
    """Open the account and send the link that confirms its address; who has one already is told so by mail."""
    said = _opened(sealed)
    with override(said["language"]):
        if person_of_address(said["email"]) is not None:
            links = {"signup_url": reverse("account_signup"), "password_reset_url": reverse("account_reset_password")}
            return _write("account_already_exists", said, links)
        if "provider" in said and link_of_subject(said["subject"], provider=said["provider"]) is not None:
            return None  # she has an account by now, under another address
        return _write("email_confirmation_signup", said, {"activate_url": _opened_account(said)})


@transaction.atomic
def answer_reset(sealed: str) -> None:
    """Send the link by which a new password is chosen; an address without an account is told so."""
    said = _opened(sealed)
    person = person_of_address(said["email"])
    with override(said["language"]):
        if person is None or not person.is_active:
            return _write("unknown_account", said, {"signup_url": reverse("account_signup")})
        return _write("password_reset_key", said, {"password_reset_url": _reset_link(person)})


def _opened_account(said: dict[str, str]) -> str:
    """Open the account; gives the link that confirms its address."""
    person = open_account(said["email"], name=said["name"], language=said["language"], password_digest=said["digest"])
    if "provider" in said:
        link(person, provider=said["provider"], subject=said["subject"], by=person, with_account=True)
    address = EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=False)
    return reverse("account_confirm_email", args=[EmailConfirmationHMAC.create(address).key])


def _reset_link(person: Person) -> str:
    key = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    return reverse("account_reset_password_from_key", kwargs=key)


def _write(letter: str, said: dict[str, str], links: dict[str, str]) -> None:
    whole = {name: said["site"] + path for name, path in links.items()}
    get_adapter().send_mail(f"account/email/{letter}", said["email"], whole)


def _opened(sealed: str) -> dict[str, str]:
    text = unseal(sealed, purpose=_PURPOSE, max_age=None)
    if text is None:
        raise ValueError("This wish was sealed under a secret key that the site no longer has.")
    said: dict[str, str] = json.loads(text)
    return said
