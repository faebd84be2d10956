"""Routes of the desk of a focal point."""

from django.urls import path

from multaqa.features.membership.views import desks

DESK = "organisations/<str:public_id>/people/"

urlpatterns = [
    path(DESK, desks.desk, name="desk"),
    path(f"{DESK}focal-points/", desks.deputy, name="deputy"),
    path(f"{DESK}<str:member>/recovery/", desks.recovery, name="desk_recovery"),
    path(f"{DESK}<str:member>/suspension/", desks.suspension, name="desk_suspension"),
    path(f"{DESK}<str:member>/leaving/", desks.leaving, name="desk_leaving"),
]
