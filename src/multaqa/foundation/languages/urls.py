"""Routes of ``languages``."""

from django.urls import path

from multaqa.foundation.languages import views

app_name = "languages"
urlpatterns = [
    path("translations/", views.board, name="board"),
]
