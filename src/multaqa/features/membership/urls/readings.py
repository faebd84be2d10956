"""Routes of stewards who look after the reading of profiles."""

from django.urls import path

from multaqa.features.membership.views import readings

urlpatterns = [
    path("staff/reading/", readings.readings, name="readings"),
    path("staff/reading/<str:public_id>/", readings.letting, name="letting"),
]
