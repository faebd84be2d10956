"""The operator's page of the room for files: what all of them take, and whose take the most."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from multaqa.foundation.access.api import shown_names
from multaqa.foundation.files.api import Use, heaviest_users, in_megabytes, use_in_all
from multaqa.foundation.people.api import Capability, person_reading, require
from multaqa.lib.digits import localise_number


@require_safe
@require(Capability.OPERATE)
def storage(request: HttpRequest) -> HttpResponse:
    """What files take in all and by person; who hides from the operator stands there without a name."""
    everyones, heaviest = use_in_all(), heaviest_users()
    names = shown_names([each[0] for each in heaviest], reader=person_reading(request))
    context = {
        "used": in_megabytes(everyones.used),
        "most": in_megabytes(everyones.most) if everyones.most else "",
        "full": everyones.is_nearly_full,
        "headers": [_("Person"), _("MB"), _("Files"), _("Of the limit")],
        "rows": [_row(names[person.pk], use) for person, use in heaviest],
        "each": in_megabytes(heaviest[0][1].most) if heaviest and heaviest[0][1].most else "",
    }
    return render(request, "web/storage.html", context)


def _row(name: str, use: Use) -> tuple[str, str, str, str]:
    share = localise_number(round(100 * use.used / use.most), get_language() or "en") + " %" if use.most else "—"
    return name, in_megabytes(use.used), localise_number(use.files, get_language() or "en"), share
