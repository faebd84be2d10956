"""Routes of importing, below ``newsroom/import/``."""

from django.urls import path

from multaqa.features.news.views import imports

urlpatterns = [
    path("", imports.sources, name="import"),
    path("<str:public_id>/", imports.preview, name="import-preview"),
    path("<str:public_id>/end/", imports.discarding, name="import-end"),
]
