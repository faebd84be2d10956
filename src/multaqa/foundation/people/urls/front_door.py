"""The routes of people without a language: the front door, and the one address that a provider leads people back to."""

from django.urls import path

from multaqa.foundation.people.views import front_door, provider_return

urlpatterns = [
    path("", front_door, name="front_door"),
    path("sign-in/by/<slug:provider>/return/", provider_return, name="provider_return"),
]
