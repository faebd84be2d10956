"""Why a file is refused, in words for the person who sent it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.files.cleaning.outcome import Reason

EMPTY = _("The file is empty.")
TOO_LARGE = _("The file is larger than %(most)s MB.")
NO_ROOM = _("There is no room left on the server, so the file was not kept. Nothing else was changed.")
NOT_KEPT = _("The file could not be kept just now. Nothing was changed; another attempt later may succeed.")
TOO_MANY = _("Too many files have been sent without being used. They are removed after three days.")
NO_ROOM_OF_ONES_OWN = _(
    "Of the %(most)s MB that each person's files may take, %(left)s MB are left; this file has %(size)s MB. "
    "Files that are no longer needed can be removed where they are used, or the operator of the site asked for more."
)
NO_ROOM_IN_ALL = _(
    "All files of this site together may take %(left)s MB more; this file has %(size)s MB. "
    "The operator of the site can give more room."
)
SENTENCES: dict[Reason, Promise] = {
    Reason.EMPTY: EMPTY,
    Reason.NOT_ACCEPTED: _("Files of this type are not accepted here. Accepted: %(accepted)s."),
    Reason.UNREADABLE: _("The file is damaged or incomplete and cannot be read."),
    Reason.TOO_HEAVY: _("The file unpacks to more than this site can take in."),
    Reason.ENCRYPTED: _("The file is protected by a password. A copy without a password is needed."),
    Reason.ACTIVE: _(
        "The file contains macros, programs or live links to other files, which are not accepted. "
        "A copy without them is needed."
    ),
    Reason.NOT_UTF8: _("The text is not in the UTF-8 encoding. A copy saved as UTF-8 is needed."),
}
