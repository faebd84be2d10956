"""The steps of signing in, as the sign-in library asks for them."""

from typing import Final

from allauth.account.models import Login
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

PROVED_ELSEWHERE: Final = "second_factor_elsewhere"


class SecondStep(AuthenticateStage):  # type: ignore[misc]  # the library is not typed
    """The second step, spared to who has just given a second factor to a provider that the installation trusts.

    That is kept with this one sign-in: neither the session nor the account remembers it for another.
    """

    def _should_handle(self, request: HttpRequest) -> bool:
        login: Login = self.login
        return bool(super()._should_handle(request)) and login.state.get(PROVED_ELSEWHERE) is not True
