"""A field for forms that take a file."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from multaqa.foundation.files.cleaning.accepted import ACCEPTED, Kind
from multaqa.foundation.files.limits import MEGABYTE, MOST_MEGABYTES
from multaqa.foundation.files.receiving import EVERY_KIND, Upload
from multaqa.foundation.files.sentences import EMPTY, TOO_LARGE


class UploadField(forms.FileField):
    """A file of the accepted kinds. It refuses the empty and the too large; ``store_upload`` refuses the rest."""

    def __init__(self, *, accepted: Collection[Kind] = EVERY_KIND, **options: Any) -> None:
        self.accepted = frozenset(accepted)
        endings = ",".join(known.ending for known in ACCEPTED.values() if known.kind in accepted)
        widget = forms.FileInput(attrs={"accept": f"{endings},.jpeg" if "image" in accepted else endings})
        super().__init__(widget=widget, **options)
        self.error_messages["empty"] = EMPTY

    def clean(self, sent: Any, initial: Any = None) -> Upload | None:
        """The upload, measured; None when there is none and none is required."""
        upload: Upload | None = super().clean(sent, initial) or None
        most = max(MOST_MEGABYTES[kind] for kind in self.accepted)
        if upload is not None and (upload.size or 0) > most * MEGABYTE:
            raise ValidationError(TOO_LARGE, params={"most": most}, code="too_large")
        return upload
