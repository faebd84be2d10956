"""Sources to import, and a browser that uploads them."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

ARTICLE = """The mill bridge opens again

5 May 2026

The bridge by the mill opened again on Monday after nine months of repairs, the council of Tarn said.

What was done

Forty bolts were replaced, and two lamps were added at each end of the bridge for the evening.

Share  Tweet  Print
"""
TEASERS = """Bridge by the mill open again
The bridge by the mill opened again after nine months of repairs, and two lamps were added.
Read more

Sirens sounded for one minute
Twelve sirens sounded for a minute on Thursday, and nobody ran, the council said.
Read more
"""


def upload(client, *files, **fields):
    given = [SimpleUploadedFile(name, content) for name, content in files]
    with translation.override("en"):
        return client.post(reverse("news:import"), {"uploads": given, "addresses": "", **fields})


def preview_of(client, response):
    assert response.status_code == 302
    return response["Location"], client.get(response["Location"])


def everything(page):
    """What a browser would post of a preview's form, unchanged."""
    fields = {}
    for form in page.context["forms"]:
        for bound in form:
            value = bound.value()
            if value not in (None, "", [], False):
                fields[bound.html_name] = value
    return fields
