"""How people sign in, as Django asks for it."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from multaqa.foundation.people.accounts_read import account_of
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.queries import person_of_address


class Backend(AuthenticationBackend):  # type: ignore[misc]  # allauth is untyped
    """The sign-in library's backend, but for how the account of a request is read."""

    def get_user(self, user_id: Any) -> Person | None:
        """The account, unless it may not sign in any more."""
        person = account_of(int(user_id))
        return person if person is not None and self.user_can_authenticate(person) else None

    def _authenticate_by_email(self, email: str, password: str) -> Person | None:
        """One statement whether or not the address has an account: the library asks more where there is none."""
        found: Person | None = self._check_password(person_of_address(email), password)
        return found
