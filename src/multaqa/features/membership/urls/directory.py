"""Routes of the directory, of profiles, organisations and countries."""

from django.urls import path

from multaqa.features.membership.views import directory, photos, profiles

urlpatterns = [
    path("members/", directory.directory, name="directory"),
    path("members/<str:public_id>/", profiles.profile, name="profile"),
    path("organisations/", directory.organisations, name="organisations"),
    path("organisations/<str:public_id>/", directory.organisation, name="organisation"),
    path("countries/", directory.countries, name="countries"),
    path("countries/<str:code>/", directory.country, name="country"),
    path("settings/profile/", profiles.own_profile, name="own_profile"),
    path("settings/profile/photo/", photos.photo, name="photo"),
    path("settings/profile/photo/removal/", photos.removal, name="photo_removal"),
    path("settings/profile/photo/<str:public_id>/", photos.sent, name="photo_sent"),
    path("settings/profile/seen-by/<slug:circle>/", profiles.seen_by, name="seen_by"),
]
