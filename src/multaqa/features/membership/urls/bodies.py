"""Routes of staff who keep organisations, their contacts and focal points."""

from django.urls import path

from multaqa.features.membership.views import bodies, contacts, focal_points, merging

ALL = "staff/organisations/"
ONE = f"{ALL}<str:public_id>/"

urlpatterns = [
    path(ALL, bodies.bodies, name="bodies"),
    path(f"{ALL}new/", bodies.new_body, name="new_body"),
    path(ONE, bodies.body, name="body"),
    path(f"{ONE}words/", bodies.body_words, name="body_words"),
    path(f"{ONE}known/", bodies.known, name="body_known"),
    path(f"{ONE}merging/", merging.merging, name="merging"),
    path(f"{ONE}contacts/new/", contacts.new_contact, name="new_contact"),
    path(f"{ONE}contacts/<str:contact>/", contacts.contact, name="contact"),
    path(f"{ONE}contacts/<str:contact>/trust/", contacts.trust, name="trust"),
    path(f"{ONE}focal-points/new/", focal_points.new_focal_point, name="new_focal_point"),
    path(f"{ONE}focal-points/<str:focal_point>/", focal_points.focal_point, name="focal_point"),
]
