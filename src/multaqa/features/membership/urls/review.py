"""Routes of reviewers, and of the applicant whom they answer."""

from django.urls import path

from multaqa.features.membership.views import answering, asking, reviewing

QUEUE = "staff/applications/"
ONE = f"{QUEUE}<str:public_id>/"

urlpatterns = [
    path(QUEUE, reviewing.queue, name="queue"),
    path(ONE, reviewing.application, name="review"),
    path(f"{ONE}asking/", asking.asking, name="asking"),
    path(f"{ONE}undoing/", reviewing.undoing, name="undoing"),
    path("applications/<str:public_id>/answer/", answering.answer, name="answer"),
]
