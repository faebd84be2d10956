"""What the sweep cannot find by itself, written by hand, each with the reason."""

from typing import Final

from multaqa.foundation.languages.api import CODES

_ARTICLE: Final = {"title": "Plain words", "lead": "Plain words", "body": "Plain words"}

WITHOUT_A_FORM: Final[dict[str, dict[str, str]]] = {
    # The writing area sends what is typed while it is typed.
    "news:kept": _ARTICLE,
    "news:translation_kept": _ARTICLE,
    "community:kept_reply": {"source": "Plain words"},
    "community:kept_thread": {"source": "Plain words", "title": "Plain words"},
    "conversations:kept": {"source": "Plain words"},
    "conversations:kept_new": {"source": "Plain words"},
    # Shown only to whom a first message was sent, until she has answered.
    "conversations:answer": {"wanted": "yes"},
    # A button under every post says by itself where it goes: one form for all of a page.
    "community:saving": {"wanted": "yes"},
    # Shown only to whom a question is put, while it is open.
    "community:asked": {"act": "decline", "member": "nobody"},
    # Shown only to the officer who has taken a report of a person.
    "conduct:closing": {"outcome": "no_breach", "answer": "Plain words"},
    "conduct:returning": {"unheard-of": "Plain words"},
    # Shown only where nothing in a list that was brought in waits for a choice.
    "membership:intake_saving": {"leaves_out": "on"},
    "ui:preview": {"preview": "body", "body": "Plain words", "language": "en"},
    # For the choices in the frame of a page.
    "people:appearance": {"language": "en", "digits": "arabic", "theme": "dark", "next": "/en/news/"},
    # Shown only to who signed in through the sign-in page.
    "people:device_end": {"unheard-of": "Plain words"},
    "people:other_devices_end": {"unheard-of": "Plain words"},
    # Shown only to who holds a passkey; its script adds what the passkey signed.
    "account_proof_by_passkey": {"credential": "{}", "next": "/en/news/"},
    "account_second_step_by_passkey": {"credential": "{}", "next": "/en/news/"},
    # Shown only between the two steps of signing in.
    "account_second_step_end": {"unheard-of": "Plain words"},
    # Shown only where providers of sign-ins are written down; to the stranger, who came back from one.
    "account_sign_in_by": {"next": "/en/news/"},
    "account_proof_by": {"next": "/en/news/"},
    "provider_posted": {"SAMLResponse": "Plain words", "RelayState": "Plain words"},
    "account_stranger": {"name": "Plain words", "email": "someone@example.org"},
    "people:provider_link": {"unheard-of": "Plain words"},
    "people:provider_offered": {"unheard-of": "Plain words"},
    "people:provider_removal": {"unheard-of": "Plain words"},
    # Shown only to an officer who has proved just now that it is she.
    "people:recovery_refusal": {"unheard-of": "Plain words"},
    # Shown only to a steward who has proved just now that it is she, and by a link in mail.
    "web:office_end": {"unheard-of": "Plain words"},
    # Shown only while an office that was offered waits for an answer.
    "web:offer_end": {"unheard-of": "Plain words"},
    # Shown only to the second person, while an urgent announcement waits for her.
    "announcements:confirmation": {"unheard-of": "Plain words"},
    # Shown only while a language of a sent announcement awaits its translation.
    "announcements:translation": {"title": "Plain words", "body": "Plain words"},
    # Shown only while an installation is being set up.
    "web:first_run": {"name": "Plain words", "email": "new@example.org", "password": "seven lamps along a quay"},
    "web:network_opening": {"unheard-of": "Plain words"},
    "account_offer": {"name": "Plain words", "password": "seven lamps along a quay"},
    # Shown by links in mail, and where two officers are named.
    "people:lock_by_link": {"unheard-of": "Plain words"},
    "people:report": {"words": "Plain words", "contact": "Plain words"},
    "people:report_by_link": {"words": "Plain words", "contact": "Plain words"},
    "people:report_open": {"unheard-of": "Plain words"},
    "people:report_close": {"unheard-of": "Plain words"},
    # Shown only while the site is looked at with other eyes.
    "people:viewing_end": {"page": "/en/news/"},
    # Shown only while an application waits for a decision, until it is carried out, and to whom it was told.
    "membership:review": {"words": "Plain words", "seen": "review-0"},
    "membership:undoing": {"unheard-of": "Plain words"},
    "membership:answer": {"words": "Plain words"},
    # Shown only while an organisation is a proposal, and to staff who have proved just now that it is they.
    "membership:body_known": {"unheard-of": "Plain words"},
    "membership:merging": {"into": "bureau"},
    "membership:new_contact": {"kind": "domain", "value": "pier.example", "how": "Plain words"},
    "membership:trust": {"reason": "Plain words"},
    "membership:new_focal_point": {"person": "nobody", "reason": "Plain words"},
    # Shown only to who hides from a State's authorities or an organisation.
    "membership:hiding_end": {"key": "authorities:LBN"},
    # Shown only to who has muted somebody.
    "membership:unmuting": {"person": "nobody"},
    # Shown only to who is suspended, while a membership waits to be attested, and to a focal point after a fresh proof.
    "membership:appeal": {"words": "Plain words"},
    "membership:attestations": {"unheard-of": "Plain words"},
    "membership:deputy": {"person": "nobody", "reason": "Plain words"},
    # Shown only while somebody of hers waits for a second voice.
    "membership:desk_recovery": {"words": "Plain words"},
    # Shown only behind the link of a letter to whoever was invited.
    "membership:invitation": {"unheard-of": "Plain words"},
    # Shown only where an account was shown very many profiles.
    # Shown only for a photo that was sent and waits to be used.
    "membership:photo_sent": {"photo": "20"},
    "membership:letting": {"reason": "Plain words"},
    # Shown only behind the link of a letter to an organisation.
    "membership:vouching": {"name": "Plain words", "knows_how": "Plain words about somebody", "knows_since": "2020"},
    # Shown only where mail had come back.
    "notify:end_pause": {"unheard-of": "Plain words"},
}
"""Routes that take a POST which no page shows: route → fields with values that are taken."""

KEPT_OTHERWISE: Final[dict[tuple[str, str], str]] = {
    ("account_signup", "email"): "in lower case",
    ("account_signup", "name"): "without any invisible character",
    ("people:account", "name"): "without any invisible character",
    ("membership:membership", "reason"): "followed by the words of the opening that was chosen",
    ("news:import", "addresses"): "one address after the other",
    ("conversations:keeping", "months"): "as a whole number",
    **{("taxonomy:names", f"others_{code}"): "one name to a line" for code in CODES},
    ("people:report", "words"): "sealed: only the two officers open it",
    ("people:report", "contact"): "sealed, as the words",
}
"""Fields whose text is not kept as it was written: route and field → what is kept instead."""

MAY_DECEIVE: Final[dict[str, str]] = {
    "news:kept": "shown to its writer alone, who is told of it when she saves",
    "news:translation_kept": "as above",
    "community:kept_reply": "as above, when she sends it",
    "community:kept_thread": "as above, when she sends it",
    "conversations:kept": "as above, when she sends it",
    "conversations:kept_new": "as above, when she sends it",
}
"""Routes whose texts may hold the unseen characters that are refused elsewhere, and why."""
