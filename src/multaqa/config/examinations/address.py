"""The public address: its certificate, and whether its clock agrees with ours. It asks nobody but itself."""

import http.client
import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from multaqa.foundation.jobs.api import Finding, Level, examination

PATIENCE: Final = 5.0  # seconds
SOON: Final = timedelta(days=21)
VERY_SOON: Final = timedelta(days=7)
DRIFT: Final = timedelta(seconds=90)


@dataclass(frozen=True)
class Answer:
    """What the public address said: when its certificate ends (None without HTTPS), and its clock's moment."""

    certificate_ends: datetime | None
    date: datetime | None


@examination("address", _("Public address and certificate"), slow=True)
def public_address() -> Iterable[Finding]:
    """Whether the address people type answers, how long its certificate holds, and whether its clock is right."""
    address = urlsplit(settings.ADDRESS)
    if not address.hostname:
        remedy = _("MULTAQA_ADDRESS is to be set.")
        yield Finding(level=Level.ATTENTION, text=_("No public address is set."), remedy=remedy)
        return
    try:
        answer = ask(address)
    except ssl.SSLCertVerificationError as error:
        text = _("The certificate of the public address is not trusted: %(reason)s.")
        yield Finding(level=Level.BAD, text=text, remedy=_RENEW, values={"reason": error.verify_message})
        return
    except (OSError, http.client.HTTPException) as error:
        text = _("From this machine the public address does not answer (%(reason)s).")
        remedy = _("Some proxies do not let a machine reach itself: then the address is to be tried from elsewhere.")
        yield Finding(level=Level.ATTENTION, text=text, remedy=remedy, values={"reason": type(error).__name__})
        return
    yield from _about_certificate(answer)
    yield from _about_clock(answer)


def ask(address: SplitResult) -> Answer:
    """Ask the address for its health page. Raises OSError, ssl.SSLError and http.client.HTTPException."""
    host, secure = address.hostname or "", address.scheme == "https"
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    line = kind(host, address.port, timeout=PATIENCE)
    try:
        line.request("HEAD", "/healthz")
        certificate = line.sock.getpeercert() if isinstance(line.sock, ssl.SSLSocket) else None
        date = line.getresponse().getheader("Date")
    finally:
        line.close()
    ends = ssl.cert_time_to_seconds(str(certificate["notAfter"])) if certificate else None
    return Answer(datetime.fromtimestamp(ends, UTC) if ends else None, parsedate_to_datetime(date) if date else None)


def _about_certificate(answer: Answer) -> Iterable[Finding]:
    if answer.certificate_ends is None:
        yield Finding(level=Level.GOOD, text=_("The public address answers, without HTTPS."))
        return
    left = answer.certificate_ends - datetime.now(UTC)
    level = Level.BAD if left < VERY_SOON else Level.ATTENTION if left < SOON else Level.GOOD
    text = ngettext_lazy(
        "The public address answers; its certificate holds for %(days)d more day.",
        "The public address answers; its certificate holds for %(days)d more days.",
        "days",
    )
    remedy = "" if level == Level.GOOD else _RENEW
    yield Finding(level=level, text=text, remedy=remedy, values={"days": max(0, left.days)})


def _about_clock(answer: Answer) -> Iterable[Finding]:
    drift = abs(answer.date - datetime.now(UTC)) if answer.date else timedelta()
    if drift > DRIFT:
        text = _("The clock of the proxy differs from this machine's by %(seconds)s seconds.")
        remedy = _("The clocks are to be synchronised (NTP): codes for signing in and ends of grants depend on them.")
        yield Finding(level=Level.BAD, text=text, remedy=remedy, values={"seconds": round(drift.total_seconds())})


_RENEW: Final = _("The certificate is to be renewed at the proxy, and its automatic renewal checked.")
