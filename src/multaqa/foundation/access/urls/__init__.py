"""Routes of ``access``: addresses that belong to no language."""

from django.urls import path

from multaqa.foundation.access import views

app_name = "access"
urlpatterns = [
    path("t/<str:kind>/<str:public_id>/", views.thing, name="thing"),
]
