"""Who may read an article once it is published."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from multaqa.features.news.commands.writing import locked
from multaqa.features.news.models import Article
from multaqa.features.news.policies import Act, can
from multaqa.foundation.access.api import Label, set_audience
from multaqa.foundation.people.api import Person


@transaction.atomic
def set_readers(article: Article, *, audience: str, label: Label | str, by: Person) -> None:
    """Choose the audience (a key) and the label of an article; a draft stays with the newsroom.

    Raises PermissionDenied, TooWide when the label does not allow the audience, BadKey.
    """
    article = locked(article)
    if not can(by, Act.SET_READERS, article):
        raise PermissionDenied
    set_audience(article, audience=audience, label=label, by=by)
