"""Routes of communities, under a language. A change of state is a noun."""

from multaqa.features.community.urls import communities, moderation, participations, threads
from multaqa.features.community.views.opening import unkept_where_hidden

app_name = "community"

for _pattern in (*communities.urlpatterns, *participations.urlpatterns):
    _pattern.callback = unkept_where_hidden(_pattern.callback)

urlpatterns = [
    *moderation.urlpatterns,
    *threads.urlpatterns,  # first: "new" is no community
    *communities.urlpatterns,
    *participations.urlpatterns,
]
