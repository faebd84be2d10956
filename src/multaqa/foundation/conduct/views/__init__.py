"""Views of conduct."""

from multaqa.foundation.conduct.views.accepting import acceptance
from multaqa.foundation.conduct.views.contact import contact, contacts_upkeep, security_txt
from multaqa.foundation.conduct.views.reading import document, earlier, index
from multaqa.foundation.conduct.views.reports import closing, report, reports, returning, sent_reports, taking
from multaqa.foundation.conduct.views.upkeep import discarding, drafts, force, new, words

__all__ = [
    "acceptance",
    "closing",
    "contact",
    "contacts_upkeep",
    "discarding",
    "document",
    "drafts",
    "earlier",
    "force",
    "index",
    "new",
    "report",
    "reports",
    "returning",
    "security_txt",
    "sent_reports",
    "taking",
    "words",
]
