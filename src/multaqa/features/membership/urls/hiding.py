"""Routes of hiding from some, under a language."""

from django.urls import path

from multaqa.features.membership.views import hiding

urlpatterns = [
    path("settings/hidden-from/", hiding.hiding, name="hiding"),
    path("settings/hidden-from/ending/", hiding.hiding_end, name="hiding_end"),
]
