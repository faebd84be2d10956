"""Routes of what is held about people."""

from django.urls import path

from multaqa.foundation.privacy.views import cases, erasure, held

app_name = "privacy"

urlpatterns = [
    path("privacy/", held.held, name="held"),
    path("privacy/exports/", held.exports, name="exports"),
    path("privacy/exports/<str:public_id>/", held.export, name="export"),
    path("privacy/exports/<str:public_id>/archive/", held.archive, name="archive"),
    path("privacy/erasure/", erasure.erasure, name="erasure"),
    path("privacy/erasure/withdrawal/", erasure.withdrawal, name="withdrawal"),
    path("privacy/cases/", cases.cases, name="cases"),
    path("privacy/cases/erasures/", cases.proposals, name="proposals"),
    path("privacy/cases/erasures/<str:public_id>/confirmation/", cases.confirmation, name="confirmation"),
    path("privacy/cases/erasures/<str:public_id>/withdrawal/", cases.case_withdrawal, name="case_withdrawal"),
    path("privacy/cases/holds/", cases.holds, name="holds"),
    path("privacy/cases/holds/<str:public_id>/end/", cases.hold_end, name="hold_end"),
]
