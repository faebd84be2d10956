"""What is done about people in the background."""

from django.utils import timezone

from multaqa.foundation.jobs.api import task
from multaqa.foundation.people.commands import (
    answer_reset,
    answer_sign_up,
    end_lapsed_sign_ins,
    forget_old_offers,
    forget_old_reports,
    forget_old_sign_ins,
)
from multaqa.foundation.people.commands.addresses import forget_old_address_changes
from multaqa.foundation.people.commands.recoveries import ask_recovery, finish_due_recoveries
from multaqa.foundation.people.kept_forms import forget_old_forms
from multaqa.foundation.people.models import SharedCacheEntry


@task(queue="quick")
def forget_kept_forms() -> None:
    """Delete the half-written forms kept for more than an hour."""
    forget_old_forms()


@task(queue="slow")
def forget_old_counts() -> None:
    """Delete the counts of attempts that no longer count, for the cache itself does so only when it is full; end the
    sessions whose time is over."""
    end_lapsed_sign_ins()
    SharedCacheEntry.objects.filter(expires__lt=timezone.now()).delete()


@task(queue="slow")
def forget_sign_ins() -> None:
    """Empty or delete what is kept no longer of sessions, devices and closed reports; delete sessions run out."""
    forget_old_sign_ins()
    forget_old_reports()


@task(queue="quick")
def ask_for_recovery(email: str) -> None:
    """Note a request for recovery; done here so that the page is as quick for every address."""
    ask_recovery(email)


@task(queue="quick")
def finish_recoveries() -> None:
    """Finish the recoveries whose time has been waited."""
    finish_due_recoveries()


@task(queue="slow")
def forget_address_changes() -> None:
    """Delete old changes of address."""
    forget_old_address_changes()


@task(queue="slow")
def forget_offers() -> None:
    """Delete old offers of offices."""
    forget_old_offers()


@task(queue="quick")
def answer_wish_for_account(sealed: str) -> None:
    """Open an account that was asked for, by a password or a provider, or tell its owner by mail that there is one."""
    answer_sign_up(sealed)


@task(queue="quick")
def answer_forgotten_password(sealed: str) -> None:
    """Send the link for a new password, or tell by mail that there is no account."""
    answer_reset(sealed)
