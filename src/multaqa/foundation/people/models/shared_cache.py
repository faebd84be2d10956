"""The table of Django's database cache, so that rate limits hold across processes."""

from typing import ClassVar

from django.db import models


class SharedCacheEntry(models.Model):
    """A row of ``django.core.cache.backends.db``, which reads and writes it by SQL; declared here for the migrations.

    Source: ``createcachetable`` of Django 6.1.

    Personal data: addresses of the network and digests of e-mail addresses, in counters of attempts.
    Erasure: each row ends by itself within a day.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table: ClassVar = "people_shared_cache"

    def __str__(self) -> str:
        return self.cache_key
