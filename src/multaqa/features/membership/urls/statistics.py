"""Routes of the figures of members."""

from django.urls import path

from multaqa.features.membership.views import statistics

urlpatterns = [
    path("staff/members/statistics/", statistics.statistics, name="statistics"),
    path("staff/members/statistics/export/", statistics.exported, name="statistics_export"),
]
