"""Routes of communities, under a language. A change of state is a noun."""

from multaqa.features.community.urls import communities, participations

app_name = "community"

urlpatterns = [
    *communities.urlpatterns,
    *participations.urlpatterns,
]
