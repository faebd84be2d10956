"""Addresses of the design system that belong to no language."""

from django.urls import path

from multaqa.ui import views

urlpatterns = [path("worker.js", views.worker, name="ui_worker")]
