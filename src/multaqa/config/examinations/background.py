"""Background work: queues, failed work, workers; and mail that came back."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multaqa.config.health import SILENCE
from multaqa.foundation.jobs.api import Finding, Level, examination, queue_depths, silent_queues
from multaqa.foundation.notify.api import mail_lately

LATE: Final = timedelta(minutes=15)
LATELY: Final = timedelta(days=7)
QUEUES: Final = {"quick": _("Quick work"), "slow": _("Slow work")}


@examination("workers", _("Workers"))
def workers() -> Iterable[Finding]:
    """Whether each queue has a living worker."""
    silent = silent_queues(longer_than=SILENCE)
    for queue in silent:
        remedy = _(
            "`manage.py serve`, or `manage.py work`, is to be started anew; the program's log says why it ended."
        )
        text = _("No worker gives a sign of life: %(queue)s.")
        yield Finding(level=Level.BAD, text=text, remedy=remedy, values={"queue": QUEUES[queue]})
    if not silent:
        yield Finding(level=Level.GOOD, text=_("Every queue has a living worker."))


@examination("queues", _("Background work"))
def queues() -> Iterable[Finding]:
    """How much waits, since when, and what was given up."""
    for depth in queue_depths():
        late = depth.oldest is not None and timezone.now() - depth.oldest > LATE
        values = {"queue": QUEUES[depth.queue], "waiting": depth.waiting, "running": depth.running}
        text = _("%(queue)s: %(waiting)s waiting, %(running)s running.")
        remedy = _("The oldest piece waits for over a quarter of an hour: see whether its worker is alive.")
        level = Level.ATTENTION if late else Level.GOOD
        yield Finding(level=level, text=text, remedy=remedy if late else "", values=values)
        if depth.failed:
            text = _("%(queue)s: %(failed)s given up.")
            remedy = _("The page of background work shows why; once the cause is mended, it can be run again there.")
            values = {"queue": QUEUES[depth.queue], "failed": depth.failed}
            yield Finding(level=Level.ATTENTION, text=text, remedy=remedy, values=values)


@examination("mail", _("Mail"))
def mail() -> Iterable[Finding]:
    """What became of the mail of the last days."""
    counts = mail_lately(LATELY)
    lost = counts.failed + counts.bounced
    values = {"sent": counts.sent, "failed": counts.failed, "bounced": counts.bounced}
    text = _("In the last seven days: %(sent)s sent, %(failed)s given up, %(bounced)s came back.")
    if lost > counts.sent // 10:
        remedy = _("The log of mail has the reasons; a test message there proves the way.")
        yield Finding(level=Level.ATTENTION, text=text, remedy=remedy, values=values)
    else:
        unproved = _("Whether mail arrives is not known: a test message in the log of mail proves the way.")
        yield Finding(level=Level.GOOD, text=text, remedy="" if counts.sent else unproved, values=values)
