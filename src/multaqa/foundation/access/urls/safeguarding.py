"""Routes of hiding and safeguarding, under a language."""

from django.urls import path

from multaqa.foundation.access import views

app_name = "safeguarding"
urlpatterns = [
    path("settings/hide/", views.hide_now, name="hide"),
    path("safeguarding/", views.safeguarding, name="officers"),
    path("safeguarding/vouching/", views.vouching, name="vouching"),
]
