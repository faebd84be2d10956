"""Pages: notices, the bell, following, choices of mail, the log of mail."""

from multaqa.foundation.notify.views.following import following
from multaqa.foundation.notify.views.mail_choices import end_pause, mail_choices, unsubscribe
from multaqa.foundation.notify.views.mail_log import mail_log, test_mail
from multaqa.foundation.notify.views.notices import bell, mark_all_seen, mark_seen, notices
from multaqa.foundation.notify.views.saved import saved

__all__ = [
    "bell",
    "end_pause",
    "following",
    "mail_choices",
    "mail_log",
    "mark_all_seen",
    "mark_seen",
    "notices",
    "saved",
    "test_mail",
    "unsubscribe",
]
