"""Networks: who admits people, and in whose name."""

from django.db import models

from multaqa.lib.ids import random_id


class Network(models.Model):
    """A network hosted by this installation: people are admitted to it, not to the platform.

    ``name``, ``purpose`` and ``acknowledgement`` are labels: language code → text (``lib.labels``).
    ``sender`` likewise: the name under which mail is sent, empty for that of the platform; ``sender_address`` is the
    address it is sent from, empty for the installation's (``senders.py``).
    ``languages`` are the codes of those offered to readers, the first one first; empty for all (``spoken.py``).
    ``mark`` is the address, on this site, of the picture shown beside the name; empty means our own mark.
    ``report_readers`` are the two officers who alone read reports of reprisals; empty until they are named.

    Personal data: which two officers read reports.
    Erasure: they are no longer named.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    slug = models.SlugField(max_length=40, unique=True)
    name = models.JSONField(default=dict)
    purpose = models.JSONField(default=dict, blank=True)
    acknowledgement = models.JSONField(default=dict, blank=True)
    mark = models.CharField(max_length=200, blank=True)
    sender = models.JSONField(default=dict, blank=True)
    sender_address = models.EmailField(blank=True)
    languages = models.JSONField(default=list, blank=True)
    report_readers = models.ManyToManyField("people.Person", related_name="+", blank=True)

    def __str__(self) -> str:
        return self.slug
