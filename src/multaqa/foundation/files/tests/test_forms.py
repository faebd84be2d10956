from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import override

from multaqa.foundation.files.api import UploadField


class PhotoForm(forms.Form):
    photo = UploadField(accepted={"image"}, required=False)


def form_with(content: bytes | None) -> PhotoForm:
    files: MultiValueDict[str, UploadedFile[Any]] = MultiValueDict()
    if content is not None:
        files["photo"] = SimpleUploadedFile("hall.jpg", content)
    return PhotoForm({}, files)


def test_field_offers_only_the_accepted_endings() -> None:
    assert 'accept=".jpg,.png,.webp,.gif,.jpeg"' in str(PhotoForm()["photo"])


def test_no_file_is_no_fault_unless_one_is_required() -> None:
    form = form_with(None)
    assert form.is_valid()
    assert form.cleaned_data == {"photo": None}
    required = PhotoForm({}, MultiValueDict())
    required.fields["photo"].required = True
    assert list(required.errors) == ["photo"]


@pytest.mark.parametrize(
    ("content", "sentence"), [(b"", "The file is empty."), (b"x" * 20_000_001, "The file is larger than 20 MB.")]
)
def test_empty_and_too_large_files_are_refused(content: bytes, sentence: str) -> None:
    with override("en"):
        assert form_with(content).errors == {"photo": [sentence]}


def test_other_files_are_left_to_cleaning() -> None:
    form = form_with(b"x")
    assert form.is_valid()
    assert form.cleaned_data["photo"].read() == b"x"
