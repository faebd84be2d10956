"""The forms of the sign-in library in our words: no placeholders, one label each, help where it helps."""

from typing import Any

from allauth.account import forms as library
from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.people.commands import sealed_reset, sealed_sign_up
from multaqa.foundation.people.limits import is_within
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.names import clean_name
from multaqa.foundation.people.tasks import answer_forgotten_password, answer_wish_for_account

PASSWORD_HELP = _("At least 10 characters. A few words that only you would put together are best.")


def email_field() -> forms.EmailField:
    """An e-mail address, typed left to right in every language."""
    return forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"})
    )


def name_field() -> forms.CharField:
    """A name in its own script and direction."""
    return forms.CharField(
        label=_("Name"),
        max_length=150,
        help_text=_("As you wish to be called here, in your own script."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )


def password_field(label: Any, *, new: bool, help_text: Any = "") -> forms.CharField:
    """A password; ``new`` for one that is being chosen."""
    complete = "new-password" if new else "current-password"
    widget = forms.PasswordInput(attrs={"autocomplete": complete, "dir": "ltr"})
    return forms.CharField(label=label, strip=False, widget=widget, help_text=help_text, max_length=200)


class SignInForm(library.LoginForm):  # type: ignore[misc]  # the library is not typed
    """An address and a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"login": email_field(), "password": password_field(_("Password"), new=False)}


class SignUpForm(library.SignupForm):  # type: ignore[misc]  # the library is not typed
    """A name, an address, a password; the answer is the same whether or not the address has an account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            "name": name_field(),
            "email": email_field(),
            "password1": password_field(_("Password"), new=True, help_text=PASSWORD_HELP),
        }

    def clean_name(self) -> str:
        """The name without invisible marks."""
        return clean_name(self.cleaned_data["name"])

    def clean_email(self) -> str:
        """The address in lower case. Whether it has an account is not asked here: see ``commands/asked.py``."""
        return str(self.cleaned_data["email"]).lower()

    def clean_password1(self) -> str:
        """The password, if it is good enough beside this name and address. Raises ``ValidationError``."""
        of = Person(name=self.cleaned_data.get("name", ""), email=self.cleaned_data.get("email", ""))
        return str(get_adapter().clean_password(self.cleaned_data["password1"], user=of))

    def try_save(self, request: HttpRequest) -> tuple[None, HttpResponseBase]:
        """Lay the wish down, and answer that mail is on its way, whoever asks and however often."""
        wish = sealed_sign_up(
            self.cleaned_data["email"],
            name=self.cleaned_data["name"],
            password=self.cleaned_data["password1"],
            language=get_language() or "ar",
            site=site_of(request),
        )
        if is_within(request, "wish", of=self.cleaned_data["email"]):
            answer_wish_for_account.enqueue(wish)
        return None, get_adapter().respond_email_verification_sent(request, None)


class ForgottenPasswordForm(library.ResetPasswordForm):  # type: ignore[misc]  # the library is not typed
    """The address to which a link for a new password goes."""

    email = email_field()

    def clean_email(self) -> str:
        """The address in lower case. Whether it has an account is not asked here: see ``commands/asked.py``."""
        return str(self.cleaned_data["email"]).lower()

    def save(self, request: HttpRequest, **_: Any) -> str:
        """Lay the wish down; mail goes out later, whoever asks."""
        email = str(self.cleaned_data["email"])
        answer_forgotten_password.enqueue(sealed_reset(email, language=get_language() or "ar", site=site_of(request)))
        return email


class _NewPassword(forms.Form):
    """The password is typed once and can be shown; a second field would only be pasted into."""

    user: AbstractBaseUser | None

    def clean_password1(self) -> str:
        """The new password, if it is good enough. Raises ``ValidationError``."""
        return str(get_adapter().clean_password(self.cleaned_data["password1"], user=self.user))


class ChangePasswordForm(_NewPassword, library.ChangePasswordForm):  # type: ignore[misc]  # the library is not typed
    """The present password and a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            "oldpassword": password_field(_("Present password"), new=False),
            "password1": password_field(_("New password"), new=True, help_text=PASSWORD_HELP),
        }


class SetPasswordForm(_NewPassword, library.SetPasswordForm):  # type: ignore[misc]  # the library is not typed
    """A first password, for an account that was opened without one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"password1": password_field(_("New password"), new=True, help_text=PASSWORD_HELP)}


class ResetPasswordForm(_NewPassword, library.ResetPasswordKeyForm):  # type: ignore[misc]  # the library is not typed
    """A new password, for who came by the link in the mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"password1": password_field(_("New password"), new=True, help_text=PASSWORD_HELP)}


class ChangeAddressForm(library.AddEmailForm):  # type: ignore[misc]  # the library is not typed
    """A new address, which counts once it is confirmed."""

    email = email_field()


def site_of(request: HttpRequest) -> str:
    """Scheme and host of the page, for links in mail."""
    return request.build_absolute_uri("/").rstrip("/")
