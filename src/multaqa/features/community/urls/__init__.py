"""Routes of communities, under a language. A change of state is a noun."""

from multaqa.features.community.urls import communities, moderation, participations, threads

app_name = "community"

urlpatterns = [
    *moderation.urlpatterns,
    *threads.urlpatterns,  # first: "new" is no community
    *communities.urlpatterns,
    *participations.urlpatterns,
]
