"""Routes of files: their addresses belong to no language."""

from django.urls import path

from multaqa.foundation.files import views

urlpatterns = [
    path("files/<str:public_id>/", views.by_id, name="file_by_id"),
    path("files/<str:public_id>/<str:name>", views.file, name="file"),
]
