"""Routes of news."""

from django.urls import include, path

from multaqa.features.news import imports_urls
from multaqa.features.news.views import reading

app_name = "news"
urlpatterns = [
    path("news/", reading.articles, name="list"),
    path("newsroom/import/", include(imports_urls)),
    path("news/<str:public_id>/", reading.article, name="article"),
]
