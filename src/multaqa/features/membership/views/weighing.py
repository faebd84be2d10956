"""What the page of one application shows beside the decision, in the reviewer's language."""

from typing import Any

from multaqa.features.membership.models import Application
from multaqa.features.membership.queries.likenesses import like_names
from multaqa.features.membership.queries.reviewing import known_before, mail_domain, missing_in, vouching_now
from multaqa.features.membership.queries.standing_out import signals_met
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.api import area_name
from multaqa.lib.babel_locales import locale_of
from multaqa.lib.labels import label_in, language_of


def weighed(application: Application, *, reader: Person, language: str) -> dict[str, Any]:
    """What she says, what was known before, and what stands out."""
    constituency, body = application.constituency, application.organisation
    return {
        "names": list(application.names.all()),
        "constituency": label_in(constituency.name, language) if constituency else "",
        "body": label_in(body.name, language) if body else "",
        "body_language": language_of(body.name, language) if body else "",
        "body_area": area_name(body.area, language) if body else "",
        "area": area_name(application.area, language),
        "function": label_in(application.function, language),
        "function_language": language_of(application.function, language),
        "spoken": [(_language(one.language, language), one.get_level_display()) for one in application.languages.all()],
        "terms": [label_in(term.labels, language) for term in application.terms.all()],
        "domain": mail_domain(application),
        "known": known_before(application, reader=reader),
        "vouching": vouching_now(application),
        "signals": signals_met([application], reader=reader, language=language)[application.pk],
        "missing": missing_in(application),
        "likes": like_names(application, reader=reader),
    }


def _language(code: str, language: str) -> str:
    """The name of any language in another; its code where there is none."""
    return str(locale_of(language).languages.get(code.replace("-", "_"), code))
