"""The picture of an article: always with words that say what it shows, and a credit."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from multaqa.features.news.commands.writing import bump_details, locked, original_text, touch, write_text
from multaqa.features.news.limits import refuse_problems
from multaqa.features.news.models import Article
from multaqa.features.news.policies import Act, can
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.files.api import File, attach, delete_file
from multaqa.foundation.people.api import Person
from multaqa.lib.controls import tidy


@transaction.atomic
def set_picture(article: Article, *, alt: str, credit: str, by: Person, file: File | None = None) -> None:
    """Give an article a picture (``file``, just stored by the same person), or other words to the one it has.

    ``alt`` is in the original's language. The picture before is deleted. Raises PermissionDenied, RefusedText, and
    ValueError when there is no picture at all.
    """
    article, credit = locked(article), tidy(credit).strip()
    if not can(by, Act.SET_PICTURE, article):
        raise PermissionDenied
    refuse_problems({"image_credit": credit})
    if file is None and article.image is None:
        raise ValueError("There is no picture to describe.")
    before, article.image_credit = article.image, credit
    if file is not None:
        attach(file, whole=ref_of(article), by=by)
        article.image = file
    bump_details(article, ["image", "image_credit"] if file else ["image_credit"], by=by)
    write_text(original_text(article), {"image_alt": alt}, by=by)
    if file is not None and before is not None:
        delete_file(before, by=by)
    touch(article, by=by)


@transaction.atomic
def remove_picture(article: Article, *, by: Person) -> None:
    """Take the picture of an article away and delete it. Raises PermissionDenied."""
    article = locked(article)
    if not can(by, Act.SET_PICTURE, article):
        raise PermissionDenied
    before, article.image, article.image_credit = article.image, None, ""
    if before is None:
        return
    bump_details(article, ["image", "image_credit"], by=by)
    write_text(original_text(article), {"image_alt": ""}, by=by)
    delete_file(before, by=by)
    touch(article, by=by)
