"""Pages of the design system, within a language."""

from django.urls import path

from multaqa.ui import views

app_name = "ui"
urlpatterns = [
    path("styleguide/", views.styleguide, name="styleguide"),
    path("preview/", views.preview, name="preview"),
    path("offline/", views.offline, name="offline"),
    path("site.webmanifest", views.manifest, name="manifest"),
]
