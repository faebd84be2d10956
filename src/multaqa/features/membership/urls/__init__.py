"""Routes of membership, under a language. A change of state is a noun."""

from multaqa.features.membership.urls import (
    applying,
    beginning,
    bodies,
    directory,
    hiding,
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
    *directory.urlpatterns,
    *hiding.urlpatterns,
    *invitations.urlpatterns,
    *readings.urlpatterns,
    *review.urlpatterns,
    *standing.urlpatterns,
    *statistics.urlpatterns,
]
