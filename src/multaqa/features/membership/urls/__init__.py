"""Routes of membership, under a language. A change of state is a noun."""

from multaqa.features.membership.urls import (
    applying,
    bodies,
    directory,
    hiding,
    review,
    standing,
    statistics,
)

app_name = "membership"

urlpatterns = [
    *applying.urlpatterns,
    *bodies.urlpatterns,
    *directory.urlpatterns,
    *hiding.urlpatterns,
    *review.urlpatterns,
    *standing.urlpatterns,
    *statistics.urlpatterns,
]
