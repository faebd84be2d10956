"""What a provider of sign-ins is asked, what it answers, and why that may be refused."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class IdentityFault(StrEnum):
    """The whole list of reasons for which nobody is signed in by a provider."""

    UNREACHABLE = "unreachable"  # it does not answer, answers too late, or lies where we may not call
    BROKEN = "broken"  # it answers with what the protocol does not know
    DENIED = "denied"  # the person, or the provider, said no
    WRONG_ISSUER = "wrong_issuer"  # the answer is another provider's
    NOT_BELIEVED = "not_believed"  # signature, audience, nonce or time of the token are wrong


class IdentityRefused(Exception):
    """Nobody is signed in; ``fault`` says why. The text holds no token and no secret."""

    def __init__(self, fault: IdentityFault, told: str = "") -> None:
        super().__init__(f"{fault.value}: {told}" if told else fault.value)
        self.fault = fault


@dataclass(frozen=True)
class Beginning:
    """One attempt to sign in: the ``address`` the browser goes to, and what must come back with the answer."""

    address: str
    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True)
class Answer:
    """What the browser brought back in the address: a ``code``, or an ``error``; ``issuer`` where it was named."""

    code: str = ""
    error: str = ""
    issuer: str = ""


@dataclass(frozen=True)
class Claims:
    """What a provider says of a person. ``subject`` is hers for ever there; ``signed_in_at`` in seconds since 1970."""

    subject: str
    email: str = ""
    email_verified: bool = False
    name: str = ""
    methods: tuple[str, ...] = ()
    level: str = ""
    signed_in_at: int | None = None


class IdentityProvider(Protocol):
    """Signs people in elsewhere."""

    def begin(self, *, return_to: str, again: bool = False) -> Beginning:
        """A new attempt that comes back to ``return_to``; ``again`` for who must prove herself there anew.

        Raises IdentityRefused, and nothing else.
        """
        ...

    def claims(self, answer: Answer, *, beginning: Beginning, return_to: str) -> Claims:
        """What the provider says of who came back. Raises IdentityRefused, and nothing else."""
        ...


class FormAnswers(IdentityProvider, Protocol):
    """A provider whose answer the browser posts from the provider's own page, where no session of ours is known."""

    def receive(self, posted: str, *, return_to: str) -> str:
        """Judge what was posted to ``return_to``; gives the code for ``Answer`` that ``claims`` takes within 2 minutes.

        Whether it is the answer to a request of this session, only ``claims`` can say. Raises IdentityRefused.
        """
        ...

    def metadata(self, *, return_to: str) -> bytes:
        """What we publish for the provider: who we are and that answers go to ``return_to``, as XML."""
        ...
