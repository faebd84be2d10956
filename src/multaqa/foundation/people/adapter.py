"""Our rules for the sign-in library: who gets an account, what it says, where it leads."""

from typing import Any, ClassVar, Final, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import clear_authentication_records, get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.people.commands import open_account, unlock
from multaqa.foundation.people.commands.addresses import note_address_change
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.presence import arrive, leave, mark_device

_STEP_OF_THE_LIBRARY: Final = "allauth.mfa.stages.AuthenticateStage"
_OUR_STEP: Final = "multaqa.foundation.people.stages.SecondStep"


class AccountRules(DefaultAccountAdapter):  # type: ignore[misc]  # the library is not typed
    """The library's adapter without its mail, which ``notify`` adds."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed at present."),
        "cannot_remove_primary_email": _("The only address of an account cannot be removed."),
        "duplicate_email": _("This is the address of your account already."),
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "email_taken": _("This address cannot be used."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_password": _("This is not your password."),
        "invalid_password_reset": _("This link has been used or is too old."),
        "too_many_login_attempts": _("Too many attempts to sign in. Please wait five minutes and try again."),
        "rate_limited": _("Too many requests in a short time. Please wait a moment and try again."),
    }

    def save_user(self, request: HttpRequest, user: Person, form: Form, commit: bool = True) -> Person:  # noqa: ARG002 - the library's signature
        """Open the account through our command; its language is that of the page."""
        return open_account(
            form.cleaned_data["email"],
            name=form.cleaned_data["name"],
            language=get_language() or "ar",
            password=form.cleaned_data["password1"],
        )

    def pre_login(self, request: HttpRequest, user: Person, **login: Any) -> HttpResponse | None:
        """Refuse the suspended and ended; a locked account opens by a password chosen since, and by nothing else."""
        refused = cast("HttpResponse | None", super().pre_login(request, user, **login))
        if refused is None and _is_locked_out(request, user):
            refused = HttpResponseRedirect(reverse("people:locked"))
        if refused is not None:
            clear_authentication_records(request)  # what was proved for nothing counts at no later attempt
        return refused

    def get_login_stages(self) -> list[str]:
        """The library's steps, with our second one in the place of its own."""
        return [_OUR_STEP if path == _STEP_OF_THE_LIBRARY else path for path in super().get_login_stages()]

    def login(self, request: HttpRequest, user: Person) -> None:
        """Begin the session, once every stage is passed; who came so far with a new password ends her own lock.

        Raises ImmediateHttpResponse for who is locked out by now, for between two stages much may happen.
        """
        if _is_locked_out(request, user):
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("people:locked")))
        super().login(request, user)
        if user.locked_at is not None:
            unlock(user, by=user)
        arrive(request, user)

    def post_login(self, request: HttpRequest, user: Person, **login: Any) -> HttpResponseBase:
        """Lead on, and let the browser be known again."""
        response = cast("HttpResponseBase", super().post_login(request, user, **login))
        mark_device(request, response)
        return response

    def logout(self, request: HttpRequest) -> None:
        """End the session."""
        leave(request)
        super().logout(request)

    def confirm_email(self, request: HttpRequest, email_address: Any) -> bool:
        """Take a confirmed address; if it took the place of another, that is noted, told and can be undone."""
        person: Person = email_address.user
        before = person.email
        confirmed = bool(super().confirm_email(request, email_address))
        person.refresh_from_db(fields=["email"])
        if confirmed and person.email != before:
            note_address_change(person, before=before, by=person)
        return confirmed

    def get_login_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - the library's signature
        """Home, in the language of the page."""
        return home()

    def get_signup_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - the library's signature
        """Home, in the language of the page."""
        return home()

    def get_logout_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - the library's signature
        """Home, in the language of the page."""
        return home()

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - the library's signature
        """Back to the settings."""
        return reverse("people:settings")

    def get_email_verification_redirect_url(self, email_address: Any) -> str:  # noqa: ARG002 - the library's signature
        """To the sign-in page, or home for someone signed in."""
        return home() if self.request.user.is_authenticated else reverse("account_login")


def _is_locked_out(request: HttpRequest, person: Person) -> bool:
    """Whether her account is locked, and no password that was given since opens it."""
    if person.locked_at is None:
        return False
    since = person.locked_at.timestamp()
    records = get_authentication_records(request, person)
    return not any(record["method"] == "password" and record["at"] > since for record in records)


def home() -> str:
    """The address of the first page in the language of this one."""
    return f"/{get_language() or 'ar'}/"
