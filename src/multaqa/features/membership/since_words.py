"""Where an application stands, in words: "With your nominator since Tuesday."."""

from datetime import datetime, timedelta
from typing import Final

from babel.dates import format_date as babel_date
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from multaqa.features.membership.models import Application
from multaqa.lib.babel_locales import locale_of
from multaqa.lib.dates import format_date

State = Application.State

_SENTENCES: Final[dict[str, str | Promise]] = {
    State.DRAFT: _("Not sent yet; last changed: %(when)s."),
    State.VOUCHING: _("With your nominator since: %(when)s."),
    State.REVIEW: _("With the reviewers since: %(when)s."),
    State.APPROVED: _("With the reviewers since: %(when)s."),
    State.MORE: _("More was asked of you: %(when)s."),
    State.ADMITTED: _("You were admitted: %(when)s."),
    State.REFUSED: _("You were not admitted: %(when)s."),
    State.WITHDRAWN: _("You withdrew it: %(when)s."),
    State.APPEALED: _("Your appeal has been with another reviewer since: %(when)s."),
}


def standing_of(application: Application, *, language: str) -> str:
    """Where an application stands and since when, for the applicant; what can still be undone is not said."""
    moment = application.changed_at if application.state == State.DRAFT else application.state_since
    return str(_SENTENCES[application.state]) % {"when": day_words(moment, language=language)}


def day_words(moment: datetime, *, language: str) -> str:
    """The day of a moment in the reader's zone: its weekday within the last six days, else its date."""
    day, today = timezone.localdate(moment), timezone.localdate()
    if timedelta() <= today - day < timedelta(days=7):
        return babel_date(day, "EEEE", locale=locale_of(language))
    return format_date(day, language)
