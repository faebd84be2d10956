"""The routes of people without a language: the front door, and what providers of sign-ins have written down of us."""

from django.urls import path

from multaqa.foundation.people.views import front_door, provider_metadata, provider_posted, provider_return

urlpatterns = [
    path("", front_door, name="front_door"),
    path("sign-in/by/<slug:provider>/return/", provider_return, name="provider_return"),
    path("sign-in/by/<slug:provider>/saml/", provider_posted, name="provider_posted"),
    path("sign-in/by/<slug:provider>/metadata/", provider_metadata, name="provider_metadata"),
]
