"""What people send to the pages that combine features."""

from django import forms
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.files.api import UploadField


class MarkForm(forms.Form):
    """The image of a network's mark."""

    file = UploadField(
        accepted={"image"},
        label=_("Image"),
        help_text=_("It is shown above the name on the first page. A square of 512 pixels or more looks best."),
    )
