"""How tests of pages behave like a browser."""

from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from lxml.html import fromstring


def at(name, *args):
    with override("ar"):
        return reverse(f"news:{name}", args=args)


def signed(person):
    client = Client()
    client.force_login(person)
    return client


def sent(response, form_index=0, **changes):
    """The fields of the page's main form as a browser would send them, with some changed."""
    page = fromstring(response.content.decode())
    forms = [form for form in page.forms if "news-editor" in form.get("class", "") or form.get("class") == "stack"]
    values: dict[str, Any] = {}
    for name, value in forms[form_index].form_values():
        values.setdefault(name, []).append(value.removeprefix("\n"))  # as browsers do in a textarea
    return values | changes


def summary_of(response):
    """What the page says is wrong, above its form."""
    (summary,) = fromstring(response.content.decode()).find_class("error-summary")
    return [line.text_content() for line in summary.iter("li")]
