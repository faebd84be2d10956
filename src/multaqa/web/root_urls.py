"""Routes that belong to no language."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path

from multaqa.web.robots import robots
from multaqa.web.sitemaps import SITEMAPS

urlpatterns = [
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", robots, name="robots"),
]
