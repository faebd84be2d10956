"""The steps of signing in, as the sign-in library asks for them."""

from typing import Final

from allauth.account.models import Login
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest, HttpResponse

PROVED_ELSEWHERE: Final = "second_factor_elsewhere"
_SEAL: Final = "seal"


class SecondStep(AuthenticateStage):  # type: ignore[misc]  # the library is not typed
    """The second step, spared to who has just given a second factor to a provider that the installation trusts.

    That is kept with this one sign-in: neither the session nor the account remembers it for another. What was given
    before the step counts for as long as a session begun then would.
    """

    @property
    def is_over(self) -> bool:
        """Whether a lock, a new password or an end of all sessions came between the first step and this one."""
        login: Login = self.login
        return login.user is None or login.state.get(_SEAL) != login.user.get_session_auth_hash()

    def handle(self) -> tuple[HttpResponse | None, bool]:
        """Ask for the step if it is owed, and remember of which password and stamp."""
        if self.login.user is not None:
            self.login.state[_SEAL] = self.login.user.get_session_auth_hash()
        asked: tuple[HttpResponse | None, bool] = super().handle()
        return asked

    def _should_handle(self, request: HttpRequest) -> bool:
        login: Login = self.login
        return bool(super()._should_handle(request)) and login.state.get(PROVED_ELSEWHERE) is not True
