"""A machine drafts a translation of a post, where the labels let its words go there."""

from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from multaqa.features.community.commands.rows import locked_post, permit
from multaqa.features.community.commands.translating import row_of
from multaqa.features.community.facts.translations import TranslationDrafted
from multaqa.features.community.models import Post, PostText
from multaqa.features.community.policies.threads import STRICTNESS
from multaqa.features.community.policies.translations import rights_on
from multaqa.features.community.queries.translations import original_for
from multaqa.features.community.refusals import CannotBeDone
from multaqa.features.community.sources import harmless
from multaqa.foundation.access.api import Label, ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.languages.api import Original, Status, write_fields
from multaqa.foundation.people.api import Person
from multaqa.gateways.translation.api import TranslationFault, TranslationRefused, Translator, translator

_SENTENCES: Final = {
    TranslationFault.SWITCHED_OFF: _("No service for drafts is set up here."),
    TranslationFault.UNREACHABLE: _("The translation service does not answer at the moment. Please try again later."),
    TranslationFault.REFUSED_THERE: _(
        "The translation service refuses requests at the moment. Please try again later."
    ),
    TranslationFault.UNKNOWN_PAIR: _("The translation service does not translate between these two languages."),
    TranslationFault.TOO_LONG: _("The post is too long for the translation service."),
    TranslationFault.BROKEN: _("The translation service gave no usable answer."),
}


def may_be_sent_out(post: Post) -> bool:
    """Whether a service is set up and the stricter label of a post and its thread lets the words go there."""
    if not settings.TRANSLATE_BY.address:
        return False
    strictest = max(Label(post.label), Label(post.thread.label), key=STRICTNESS.index)
    allowed = Label(f"TLP:{settings.TRANSLATE_UP_TO}")
    return strictest != Label.RED and STRICTNESS.index(strictest) <= STRICTNESS.index(allowed)


def draft_translation(post: Post, language: str, *, by: Person, machine: Translator | None = None) -> PostText:
    """Have a machine draft a translation, for translators to check; what stands there already is not replaced.

    Not atomic: nothing is locked while the machine is asked. Raises PermissionDenied, and CannotBeDone with the reason
    in words.
    """
    permit(rights_on(by, post).may_translate(language) and may_be_sent_out(post))
    asked = machine or translator(settings.TRANSLATE_BY)
    try:
        drafted = asked.draft(original_for(post, reader=by), source=post.language, target=language)
    except TranslationRefused as refusal:
        raise CannotBeDone(str(_SENTENCES[refusal.fault])) from refusal
    return _keep(post, language, harmless(drafted), by=by, host=asked.host)


@transaction.atomic
def _keep(post: Post, language: str, drafted: str, *, by: Person, host: str) -> PostText:
    """Keep a draft of what the post said when the machine was asked; the log says that its words went out."""
    locked = locked_post(post)
    record(TranslationDrafted(locked.public_id, language, host), by=by, thing=ref_of(locked))
    text = row_of(locked, language)
    if text.status == Status.DONE or not rights_on(by, locked).may_translate(language):
        return text
    text.status, text.source_language = Status.DRAFTED, locked.language
    text.save()
    original = Original(now={"body": locked.revision}, seen={"body": post.revision})
    write_fields(text, {"body": drafted}, by=None, by_machine=True, original=original)
    return text
