"""The proof that the log is whole: run in the background, kept with its time, shown to auditors and operators."""

from collections.abc import Callable, Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import unsealed, verify
from multaqa.foundation.jobs.api import Finding, Level, examination

CHAIN: Final = "facts"
MANY_WAITING: Final = 1000
MOST_FAULTS: Final = 20
BROKEN: Final = _(
    "Nothing is to be repaired by hand. A copy of the database and of the program's log is to be made at once, and the "
    "security officer told; the last backup whose chain is whole shows what the facts said before."
)


@examination(CHAIN, _("Proof of the log of facts"), slow=True)
def chain() -> list[Finding]:
    """Whether the chain of facts proves whole."""
    return prove()


@examination("facts.waiting", _("Facts that wait for their seal"))
def waiting() -> Iterable[Finding]:
    """Whether sealing keeps up."""
    count = unsealed().count()
    if count > MANY_WAITING:
        remedy = _("Sealing runs each minute: see whether the worker for quick work is alive.")
        yield Finding(level=Level.ATTENTION, text=_WAITING, remedy=remedy, values={"count": count})
    else:
        yield Finding(level=Level.GOOD, text=_WAITING, values={"count": count})


def prove(glance: Callable[[int], None] = lambda _number: None) -> list[Finding]:
    """Check every link and every payload; ``glance`` is told now and then how many links are checked."""
    verdict = verify(glance=glance)
    if verdict.faults:
        return [
            Finding(level=Level.BAD, text="%(fault)s", remedy=BROKEN, values={"fault": fault})
            for fault in verdict.faults[:MOST_FAULTS]
        ]
    values = {"sealed": verdict.sealed, "waiting": verdict.waiting, "erased": verdict.erased, "head": verdict.head}
    whole = [Finding(level=Level.GOOD, text=_WHOLE, values=values)]
    return [*whole, Finding(level=Level.GOOD, text=_HEAD, values=values)] if verdict.head else whole


_WAITING: Final = _("Facts recorded and not sealed yet: %(count)s.")
_WHOLE: Final = _(
    "The chain is whole. Facts sealed: %(sealed)s; waiting for their seal: %(waiting)s; with erased words: %(erased)s."
)
_HEAD: Final = _("The last link, to be kept outside this installation: %(head)s")
