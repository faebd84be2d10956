"""Routes of one's own membership, of those who attest, and of staff who keep memberships."""

from django.urls import path

from multaqa.features.membership.views import attesting, standing, terms

urlpatterns = [
    path("settings/membership/", standing.standing, name="standing"),
    path("settings/membership/leaving/", standing.leaving, name="leaving"),
    path("settings/membership/post/", standing.post, name="post"),
    path("settings/membership/appeal/", standing.appeal, name="appeal"),
    path("attestations/", attesting.attestations, name="attestations"),
    path("staff/memberships/", terms.memberships, name="memberships"),
    path("staff/memberships/<str:public_id>/", terms.membership, name="membership"),
    path("staff/admission/term/", terms.term, name="term"),
]
