"""Routes of the first ten minutes."""

from django.urls import path

from multaqa.features.membership.views import beginning

urlpatterns = [
    path("beginning/", beginning.beginning, name="beginning"),
    path("beginning/<str:step>/", beginning.settling, name="settling"),
]
