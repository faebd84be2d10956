"""A member gives her profile a photo, another one, or none."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from multaqa.features.membership.facts import ProfileWritten
from multaqa.features.membership.models import Member
from multaqa.features.membership.policies import can_write_profile
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.files.api import File, attach, delete_file
from multaqa.foundation.people.api import Person


@transaction.atomic
def take_photo(member: Member, file: File, *, by: Person) -> None:
    """Show this image, which the member has just uploaded, as her photo; the one before is deleted.

    Who sees it follows from her profile (``queries/photos.py``), so the file's own key says nothing. Raises
    ``PermissionDenied`` for everyone but the member, and for a file that is not hers or is no image.
    """
    held = _hers(member, by=by)
    if not file.is_image:
        raise PermissionDenied
    attach(file, whole=photo_ref(held), by=by)
    _replace(held, file, by=by)


@transaction.atomic
def remove_photo(member: Member, *, by: Person) -> None:
    """Show no photo any more; its file is deleted. Raises ``PermissionDenied`` for everyone but the member."""
    held = _hers(member, by=by)
    if held.photo is not None:
        _replace(held, None, by=by)


def photo_ref(member: Member) -> str:
    """The reference of what a member's photo is part of."""
    return f"membership.photo:{member.public_id}"


def _replace(held: Member, file: File | None, *, by: Person) -> None:
    before, held.photo = held.photo, file
    held.save(update_fields=["photo"])
    if before is not None:
        delete_file(before, by=by)
    record(ProfileWritten(held.public_id, ["photo"]), by=by, about=by, thing=ref_of(held))


def _hers(member: Member, *, by: Person) -> Member:
    held = Member.objects.select_for_update().get(pk=member.pk)
    if not can_write_profile(by, held):
        raise PermissionDenied
    return held
