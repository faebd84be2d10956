"""The machine that drafts translations: whether one is set up, whether it answers, and what it knows."""

from collections.abc import Iterable
from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.jobs.api import Finding, Level, examination
from multaqa.gateways.translation.api import TranslationFault, TranslationRefused, translator

_REMEDY: Final = _("MULTAQA_TRANSLATE_BY and MULTAQA_TRANSLATE_KEY are to be checked, and the service itself.")


@examination("translation", _("Drafts of translations"), slow=True)
def drafting() -> Iterable[Finding]:
    """Whether drafts can be made, in which of our languages, and up to which label words go there."""
    machine = translator(settings.TRANSLATE_BY)
    if not machine.host:
        yield Finding(level=Level.GOOD, text=_("No service is set up: members translate without drafts."))
        return
    try:
        known = machine.languages()
    except TranslationRefused as refusal:
        text = _("The service at %(host)s cannot be used (%(reason)s).")
        values = {"host": machine.host, "reason": _reason(refusal.fault)}
        yield Finding(level=Level.BAD, text=text, remedy=_REMEDY, values=values)
        return
    values = {"host": machine.host, "label": f"TLP:{settings.TRANSLATE_UP_TO}"}
    text = _("Words of posts up to %(label)s may be sent to %(host)s.")
    yield Finding(level=Level.GOOD, text=text, values=values)
    if missing := [name for code, name in settings.LANGUAGES if code not in known]:
        text = _("The service at %(host)s does not know: %(languages)s.")
        values = {"host": machine.host, "languages": ", ".join(missing)}
        remedy = _("The models of these languages are to be installed there.")
        yield Finding(level=Level.ATTENTION, text=text, remedy=remedy, values=values)
    yield from _about_secrecy()


def _about_secrecy() -> Iterable[Finding]:
    """Whether words go over the open network unsealed."""
    service = settings.TRANSLATE_BY
    if service.address.startswith("http://") and not service.is_inside:
        text = _("Words of posts go to the service without encryption.")
        remedy = _("MULTAQA_TRANSLATE_BY is to begin with https://.")
        yield Finding(level=Level.BAD, text=text, remedy=remedy)


def _reason(fault: TranslationFault) -> str:
    return fault.value.replace("_", " ")
