"""Routes of ``taxonomy``: the vocabulary's upkeep, and proposing a term."""

from django.urls import path

from multaqa.foundation.taxonomy import views

app_name = "taxonomy"
urlpatterns = [
    path("vocabulary/", views.vocabulary, name="vocabulary"),
    path("vocabulary/proposals/", views.proposed, name="proposals"),
    path("vocabulary/new/", views.new, name="new"),
    path("vocabulary/<slug:public_id>/", views.term, name="term"),
    path("vocabulary/<slug:public_id>/names/", views.names, name="names"),
    path("vocabulary/<slug:public_id>/approval/", views.approval, name="approval"),
    path("vocabulary/<slug:public_id>/retirement/", views.retirement, name="retirement"),
    path("vocabulary/<slug:public_id>/merger/", views.merger, name="merger"),
]
