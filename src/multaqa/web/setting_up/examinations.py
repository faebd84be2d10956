"""Whether enough people hold the offices without which an installation cannot help its people."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from django.conf import settings
from django.db.models import QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from multaqa.foundation.jobs.api import Finding, Level, examination
from multaqa.foundation.people.api import Capability, has_a_steward, is_open, people_with, report_readers
from multaqa.lib.prepared import Given, Prepared

WANTED: Final = 2


@examination("offices", _("Offices"))
def offices() -> Iterable[Finding]:
    """Whether there is a steward, whether two officers can recover accounts, and whether reports have their readers."""
    numbers = _numbers()
    yield from _about_stewards(numbers["stewards"])
    yield from _about_officers(numbers["officers"])
    if numbers["readers"] < WANTED:
        remedy = _("A steward names the two officers in the settings, under “Confidential reports”.")
        text = _("No two officers are named to read confidential reports, so that none can be sent.")
        yield Finding(level=Level.ATTENTION, text=text, remedy=remedy)


@examination("first_run", _("First run"))
def setting_up() -> Iterable[Finding]:
    """Whether a new installation has been set up and opened."""
    if is_open():
        yield Finding(level=Level.GOOD, text=_("The site is open to visitors."))
    elif has_a_steward():
        remedy = _("A steward goes through the parts on the page “Network” and opens the site there.")
        yield Finding(level=Level.ATTENTION, text=_CLOSED, remedy=remedy)
    else:
        remedy = _("`manage.py first_run` prints the link with which the first steward sets it up.")
        yield Finding(level=Level.ATTENTION, text=_CLOSED, remedy=remedy)


_CLOSED: Final = _("The first run is not finished: visitors read that the site is not open yet.")


def _numbers() -> Counter[str]:
    """How many stewards, officers and readers of reports there are; one query."""
    return Counter(name for (name,) in _counting(settings.DEMO).rows(now=timezone.now()))


def _named(now: Given) -> QuerySet[Any, Any]:
    """One row with the name of the group for each person of it."""
    stewards, officers = (people_with(each, now=now) for each in (Capability.APPOINT, Capability.SAFEGUARD))
    named, *others = (
        people.order_by().values_list(Value(name))
        for name, people in (("stewards", stewards), ("officers", officers), ("readers", report_readers()))
    )
    return named.union(*others, all=True)


@cache
def _counting(_demo: bool) -> Prepared:
    """The read of these, composed for a demo or not: who is in standing differs."""
    return Prepared(_named)


def _about_stewards(count: int) -> Iterable[Finding]:
    if not count:
        remedy = _("`manage.py appoint ADDRESS steward` appoints one, who then sets up two-step sign-in.")
        text = _("Nobody can appoint: there is no steward who is signed in with two steps.")
        yield Finding(level=Level.BAD, text=text, remedy=remedy)


def _about_officers(count: int) -> Iterable[Finding]:
    text = ngettext_lazy(
        "%(officers)d security officer can act.", "%(officers)d security officers can act.", "officers"
    )
    if count >= WANTED:
        yield Finding(level=Level.GOOD, text=text, values={"officers": count})
        return
    remedy = _(
        "Two are needed: one alone can recover no account and decide on no oversight. A steward appoints them on the "
        "page of offices; they count once their two-step sign-in is set up."
    )
    yield Finding(level=Level.ATTENTION, text=text, remedy=remedy, values={"officers": count})
