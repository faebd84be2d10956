"""Mail that comes back is read and noted."""

from enum import StrEnum

from multaqa.foundation.notify.models import Delivery
from multaqa.foundation.notify.reports import DeliveryReport, read_report
from multaqa.foundation.notify.returns import note_return


class BounceOutcome(StrEnum):
    """What became of a message piped to ``record_bounce``."""

    RETURNED = "returned for good"
    DELAYED = "delayed"
    NOT_OURS = "about no message of ours"
    NO_REPORT = "not a delivery report"


def record_bounce(message: bytes) -> BounceOutcome:
    """Note what a delivery status report (RFC 3464) says about a message of ours.

    Only a report that names the Message-ID of a message in the log, sent to the address it is about, counts: anyone may
    send forged reports, but no one else knows that identifier.
    """
    report = read_report(message)
    if report is None:
        return BounceOutcome.NO_REPORT
    delivery = Delivery.objects.filter(message_id=report.message_id).exclude(message_id="").first()
    if delivery is None:
        return BounceOutcome.NOT_OURS
    note_return(delivery, reason=_reason(report), is_hard=report.is_hard)
    return BounceOutcome.RETURNED if report.is_hard else BounceOutcome.DELAYED


def _reason(report: DeliveryReport) -> str:
    return f"{report.status} {report.diagnosis}".strip()
