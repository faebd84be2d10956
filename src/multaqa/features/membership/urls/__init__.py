"""Routes of membership, under a language. A change of state is a noun."""

from multaqa.features.membership.urls import (
    applying,
    beginning,
    bodies,
    desks,
    directory,
    hiding,
    intakes,
    invitations,
    readings,
    review,
    standing,
    statistics,
)

app_name = "membership"

urlpatterns = [
    *applying.urlpatterns,
    *beginning.urlpatterns,
    *bodies.urlpatterns,
    *desks.urlpatterns,
    *directory.urlpatterns,
    *hiding.urlpatterns,
    *intakes.urlpatterns,
    *invitations.urlpatterns,
    *readings.urlpatterns,
    *review.urlpatterns,
    *standing.urlpatterns,
    *statistics.urlpatterns,
]
