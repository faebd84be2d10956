"""A photo that a member sends, and to whom it is shown."""

from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from multaqa.features.membership.models import Member, Shown
from multaqa.foundation.files.api import UploadField

FORM_ID: Final = "photo-form"
"""The form that a file is sent by: it stands beside that of the profile, whose fields are not sent with it."""


class PhotoForm(forms.Form):
    """The image. Its field stands wherever the page puts it, and belongs to the form of this id."""

    file = UploadField(
        accepted={"image"},
        label=_("Image file"),
        help_text=_("The square in its middle is kept; place, device and names hidden in the file are taken out."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["form"] = FORM_ID


class PhotoShownForm(forms.Form):
    """To whom it is shown."""

    photo = forms.TypedChoiceField(label=_("Shown to"), coerce=lambda value: Shown(int(value)), choices=Shown.choices)

    def __init__(self, sent: QueryDict | None, *, member: Member) -> None:
        super().__init__(sent, initial={"photo": member.photo_shown})
