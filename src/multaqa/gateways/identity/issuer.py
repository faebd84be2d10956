"""What is written down about a provider, whichever protocol it speaks."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final
from urllib.parse import urlsplit

from multaqa.gateways.identity.reading import domains_of, names_of, words_of

COMMON_KEYS: Final = frozenset(
    {"kind", "name", "second_factor_levels", "second_factor_methods", "domains", "authority", "hosts"}
)


@dataclass(frozen=True, kw_only=True)
class Issuer(ABC):
    """One provider: ``id`` stands in addresses and rows, ``names`` are (language, words), "" for all languages.

    ``issuer`` is its name for itself. ``domains``: whose addresses may come by it, none for any. ``authority``: for
    which domains its word on a verified address is taken as proof. ``second_factor_levels`` and
    ``second_factor_methods``: the levels and methods of a sign-in there that count as a second factor. ``hosts``:
    further hosts that server or browser are sent to.
    """

    answers_by_form: ClassVar[bool] = False
    """Whether its answer comes as a form that the browser posts, rather than in an address."""

    id: str
    names: tuple[tuple[str, str], ...]
    issuer: str
    second_factor_levels: tuple[str, ...] = ()
    second_factor_methods: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()

    @property
    @abstractmethod
    def home(self) -> str:
        """The address at whose origin server or browser find it."""

    @property
    def origins(self) -> tuple[str, ...]:
        """Where server and browser may be sent: the origin of its home and https://host of each further host."""
        parts = urlsplit(self.home)
        return (f"{parts.scheme}://{parts.netloc}", *(f"https://{host}" for host in self.hosts))

    @property
    def is_weak(self) -> bool:
        """Whether it is reached without HTTPS: in a demo or a test, on this machine."""
        return not self.home.startswith("https://")

    def called(self, language: str) -> str:
        """Its name in a language, else the one for all languages, the English, or the first."""
        names = dict(self.names)
        return names.get(language) or names.get("") or names.get("en") or self.names[0][1]


def common_values(name: str, table: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that every table has, by their names in ``Issuer``, but for ``issuer``. Raises ValueError."""
    return {
        "id": name,
        "names": names_of(name, table),
        "second_factor_levels": words_of(name, table, "second_factor_levels"),
        "second_factor_methods": words_of(name, table, "second_factor_methods"),
        "domains": domains_of(name, table, "domains"),
        "authority": domains_of(name, table, "authority"),
        "hosts": domains_of(name, table, "hosts"),
    }
