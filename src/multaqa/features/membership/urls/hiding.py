"""Routes of hiding from some, of blocking and of muting, under a language."""

from django.urls import path

from multaqa.features.membership.views import between, hiding

urlpatterns = [
    path("settings/hidden-from/", hiding.hiding, name="hiding"),
    path("settings/hidden-from/ending/", hiding.hiding_end, name="hiding_end"),
    path("settings/hidden-from/unmuting/", between.unmuting, name="unmuting"),
    path("members/<str:public_id>/muting/", between.muting, name="muting"),
    path("members/<str:public_id>/blocking/", between.blocking, name="blocking"),
    path("members/<str:public_id>/report/", between.reporting, name="reporting"),
]
