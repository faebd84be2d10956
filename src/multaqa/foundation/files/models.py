"""What is kept of an uploaded file; its bytes lie in the storage."""

from typing import ClassVar, TypedDict

from django.conf import settings
from django.db import models
from django.utils import timezone

from multaqa.foundation.access.api import Guarded
from multaqa.lib.ids import random_id

LONGEST_NAME = 120


class KeptVariant(TypedDict):
    """A smaller copy of an image: width and height in pixels, size in bytes, and where it lies in the storage."""

    width: int
    height: int
    size: int
    key: str


class File(Guarded):
    """A cleaned file. Read by those for whom its own key opens, and its whole's.

    ``whole`` is the reference of the thing that it is part of; empty until it is attached, and then only its
    uploader reads it. ``size`` in bytes, ``width`` and ``height`` in pixels, ``sha256`` of the kept bytes in hex.

    Personal data: who uploaded it, the name she gave it, and whatever its content says.
    Erasure: the name is replaced by its ending; the file goes when what it is part of goes.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    name = models.CharField(max_length=LONGEST_NAME)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    storage_key = models.CharField(max_length=100, unique=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    variants: "models.JSONField[list[KeptVariant]]" = models.JSONField(default=list)
    whole = models.CharField(max_length=200, blank=True, db_index=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now, db_index=True)
    objects: ClassVar[models.Manager["File"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.public_id} {self.media_type}"

    @property
    def is_image(self) -> bool:
        """Whether it is shown in a page rather than downloaded."""
        return self.media_type.startswith("image/")

    @property
    def storage_keys(self) -> list[str]:
        """Where it and its variants lie in the storage."""
        return [self.storage_key, *(variant["key"] for variant in self.variants)]
