"""The tokens in links for a new password."""

from allauth.account.forms import EmailAwarePasswordResetTokenGenerator

from multaqa.foundation.people.models import Person


class StampedTokens(EmailAwarePasswordResetTokenGenerator):  # type: ignore[misc]  # the library is not typed
    """Tokens that end with a new password, another address, a sign-in, and with the account's next stamp.

    So a link that was sent before somebody locked or hid herself opens nothing afterwards.
    """

    def _make_hash_value(self, user: Person, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}\n{user.stamp}"
