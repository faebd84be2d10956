"""Routes of who belongs to a community."""

from django.urls import path

from multaqa.features.community.views import deciding, participations, people

_COMMUNITY = "communities/<str:public_id>/"

urlpatterns = [
    path("belonging/<str:participation>/", participations.belonging, name="participation"),
    path(f"{_COMMUNITY}joining/", participations.joining, name="joining"),
    path(f"{_COMMUNITY}leaving/", participations.leaving, name="leaving"),
    path(f"{_COMMUNITY}people/", people.people, name="people"),
    path(f"{_COMMUNITY}newcomers/", people.newcomers, name="newcomers"),
    path(f"{_COMMUNITY}facilitators/", people.facilitators, name="facilitators"),
    path(f"{_COMMUNITY}people/<str:participation>/facilitating/", people.facilitating, name="facilitating"),
    path(f"{_COMMUNITY}people/<str:participation>/putting-out/", people.putting_out, name="putting_out"),
    path(f"{_COMMUNITY}requests/", deciding.requests, name="requests"),
    path(f"{_COMMUNITY}requests/<str:participation>/", deciding.request, name="request"),
]
