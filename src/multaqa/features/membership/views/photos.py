"""A member's photo: sent, looked at as others will see it, shown, taken away. It works without JavaScript."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from multaqa.features.membership.commands import remove_photo, show_profile, take_photo
from multaqa.features.membership.forms.photos import PhotoForm, PhotoShownForm
from multaqa.features.membership.models import Member, Shown
from multaqa.features.membership.queries.photos import photo_in
from multaqa.features.membership.queries.profiles import own_membership
from multaqa.foundation.files.api import File, RefusedFile, store_upload, waiting_file
from multaqa.foundation.people.api import Person, person_reading, posted_or_kept, signed_in, the_network


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def photo(request: HttpRequest) -> HttpResponse:
    """The photo as it stands, and a way to send one, which is looked at before it is shown."""
    person = person_reading(request)
    member = _own_or_404(person)
    form = PhotoForm(posted_or_kept(request), request.FILES or None)
    if request.method == "POST" and form.is_valid() and (file := _stored(form, person)):
        return redirect("membership:photo_sent", file.public_id)
    context = _context(member) | {"form": form}
    return render(request, "membership/photo.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sent(request: HttpRequest, public_id: str) -> HttpResponse:
    """A photo that was sent, in the sizes in which it will be seen; it is shown when she says so, and to whom."""
    person = person_reading(request)
    member, file = _own_or_404(person), waiting_file(person, public_id)
    if file is None or not file.is_image:
        raise Http404
    form = PhotoShownForm(posted_or_kept(request), member=member)
    if request.method == "POST" and form.is_valid():
        _take(member, file, form.cleaned_data["photo"], by=person)
        messages.success(request, _("The photo has been saved."))
        return redirect("membership:own_profile")
    context = _context(member) | {"form": form, "photo": photo_in(file), "file": file}
    return render(request, "membership/photo_sent.html", context)


@require_POST
@signed_in
def removal(request: HttpRequest) -> HttpResponse:
    """Take the photo away."""
    person = person_reading(request)
    remove_photo(_own_or_404(person), by=person)
    messages.success(request, _("The photo has been removed."))
    return redirect("membership:own_profile")


def _stored(form: PhotoForm, person: Person) -> File | None:
    """The square that is kept of what was sent; None when it was refused. The name that the file had goes too."""
    upload = form.cleaned_data["file"]
    upload.name = "photo"
    try:
        return store_upload(upload, by=person, accepted={"image"}, square=True)
    except RefusedFile as refusal:
        form.add_error("file", refusal.sentence)
        return None


@transaction.atomic
def _take(member: Member, file: File, shown: Shown, *, by: Person) -> None:
    take_photo(member, file, by=by)
    show_profile(member, {"photo": shown}, is_listed=member.is_listed, by=by)


def _context(member: Member) -> dict[str, Any]:
    return {"member": member, "own_photo": photo_in(member.photo) if member.photo else None}


def _own_or_404(person: Person) -> Member:
    member = own_membership(person, the_network())
    if member is None:
        raise Http404
    return member
