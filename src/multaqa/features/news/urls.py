"""Routes of news."""

from django.urls import path

from multaqa.features.news.views import reading

app_name = "news"
urlpatterns = [
    path("news/", reading.articles, name="list"),
    path("news/<str:public_id>/", reading.article, name="article"),
]
