"""Every periodic job, in one table; times are UTC."""

from multaqa.features.announcements.api import send_due_announcements
from multaqa.features.community.api import empty_deleted_posts, forget_kept_posts, move_questions_on
from multaqa.features.conversations.api import delete_old_messages, forget_kept_messages
from multaqa.features.membership.api import (
    carry_out_due_decisions,
    forget_old_intakes,
    forget_old_invitations,
    forget_profile_counts,
    keep_terms,
    remind_of_applications,
    remind_of_terms,
)
from multaqa.features.news.api import forget_drafts, forget_old_imports, publish_due
from multaqa.foundation.conduct.api import forget_closed_reports
from multaqa.foundation.facts.api import forget_old_words, seal_facts, seal_late_facts
from multaqa.foundation.files.api import forget_unattached_files, sweep_storage
from multaqa.foundation.jobs.api import Daily, Every, examine_slowly, forget_finished_work
from multaqa.foundation.notify.api import compose_due_digests, forget_old_messages, remind_of_waiting, send_mail_held
from multaqa.foundation.people.api import (
    finish_recoveries,
    forget_address_changes,
    forget_kept_forms,
    forget_offers,
    forget_old_counts,
    forget_sign_ins,
)
from multaqa.foundation.privacy.api import carry_out_due_erasures, forget_exports

SCHEDULE = [
    Every(minutes=1, task=seal_facts),
    Every(minutes=60, task=seal_late_facts),
    Every(minutes=1, task=publish_due),
    Every(minutes=1, task=send_due_announcements),
    Every(minutes=1, task=carry_out_due_decisions),
    Every(minutes=1, task=keep_terms),
    Daily(at="05:10", task=remind_of_terms),
    Every(minutes=1, task=finish_recoveries),
    Daily(at="06:20", task=remind_of_applications),
    Daily(at="02:55", task=forget_address_changes),
    Daily(at="03:05", task=forget_kept_posts),
    Every(minutes=10, task=move_questions_on),
    Every(minutes=60, task=empty_deleted_posts),
    Daily(at="03:20", task=delete_old_messages),
    Daily(at="03:25", task=forget_kept_messages),
    Every(minutes=10, task=forget_kept_forms),
    Every(minutes=30, task=carry_out_due_erasures),
    Every(minutes=60, task=forget_old_counts),
    Every(minutes=60, task=forget_profile_counts),
    Every(minutes=60, task=remind_of_waiting),
    Every(minutes=5, task=compose_due_digests),
    Every(minutes=5, task=send_mail_held),
    Daily(at="02:10", task=forget_exports),
    Daily(at="02:15", task=forget_old_words),
    Daily(at="02:20", task=forget_drafts),
    Daily(at="02:30", task=forget_old_imports),
    Daily(at="02:40", task=forget_finished_work),
    Daily(at="02:45", task=forget_sign_ins),
    Daily(at="03:05", task=forget_offers),
    Daily(at="03:15", task=forget_closed_reports),
    Daily(at="03:00", task=forget_old_invitations),
    Daily(at="02:35", task=forget_old_intakes),
    Daily(at="03:10", task=forget_unattached_files),
    Daily(at="03:40", task=sweep_storage),
    Daily(at="04:10", task=examine_slowly),
    Daily(at="02:50", task=forget_old_messages),
]
