"""The one route of people without a language."""

from django.urls import path

from multaqa.foundation.people.views import front_door

urlpatterns = [path("", front_door, name="front_door")]
