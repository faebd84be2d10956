"""Over HTTPS every cookie is held by the browser to this very host, and read under that name again."""

import pytest
from django.test import Client

from multaqa.foundation.people.testing import a_person

PREFIX = "__Host-"


@pytest.mark.django_db
def test_over_https_every_cookie_is_of_this_host_alone(settings):
    settings.OWN_COOKIES_PREFIX = PREFIX
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = f"{PREFIX}sessionid", f"{PREFIX}csrftoken"
    settings.LANGUAGE_COOKIE_NAME = f"{PREFIX}language"
    a_person(password="nine herons on a jetty")
    client = Client()
    client.post("/en/settings/appearance/", {"language": "en", "theme": "dark", "digits": "arabic"}, secure=True)
    asked = {"login": "amina@example.org", "password": "nine herons on a jetty"}
    client.post("/en/account/sign-in/", asked, secure=True)
    client.get("/en/settings/devices/", secure=True)
    given = {f"{PREFIX}{name}" for name in ("language", "theme", "digits", "sessionid", "device", "last_reader")}
    assert given <= set(client.cookies)
    assert [name for name in client.cookies if not name.startswith(PREFIX)] == []
    assert {(one["secure"], one["httponly"], one["path"], one["domain"]) for one in client.cookies.values()} == {
        (True, True, "/", "")
    }
    visitor = Client()
    visitor.cookies[f"{PREFIX}theme"] = "dark"
    assert 'data-theme="dark"' in visitor.get("/en/", secure=True).content.decode()
