"""A reader without a name: the design system knows no people, only that someone has signed in."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client


@pytest.fixture
def reader_client() -> Client:
    """The browser of someone who has signed in."""
    client = Client()
    client.force_login(get_user_model()._default_manager.create(email="someone@example.org"))
    return client
