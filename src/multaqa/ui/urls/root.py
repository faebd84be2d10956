"""Addresses of the design system that belong to no language."""

from django.urls import path

from multaqa.ui import views

urlpatterns = [
    path("worker.js", views.worker, name="ui_worker"),
    path("favicon.ico", views.favicon, name="ui_favicon"),
]
