"""Routes of membership, under a language. A change of state is a noun."""

from multaqa.features.membership.urls import applying, bodies, directory, review, standing, statistics

app_name = "membership"

urlpatterns = [
    *applying.urlpatterns,
    *bodies.urlpatterns,
    *directory.urlpatterns,
    *review.urlpatterns,
    *standing.urlpatterns,
    *statistics.urlpatterns,
]
