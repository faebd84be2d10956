"""Half-written forms that outlive their session."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class KeptForm(models.Model):
    """The fields of a form that was sent after the session had ended, kept an hour for its writer and her browser.

    ``browser`` is a digest of the secret in the browser's cookie, without which ``sealed`` cannot be read.
    ``path`` is the page where the form is shown, ``action`` the address it was sent to.

    Personal data: who wrote, and what she wrote, encrypted.
    Erasure: deleted after an hour, or when the form is sent again; with the person.
    """

    browser = models.CharField(max_length=64)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=500)
    action = models.CharField(max_length=500)
    sealed = models.TextField()
    had_files = models.BooleanField(default=False)
    kept_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["browser", "action"], name="people_kept_form_once"),
        ]

    def __str__(self) -> str:
        return self.path
