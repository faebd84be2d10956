"""Routes of admission: its public page, an application in steps, vouching, and the keeping of its words."""

from django.urls import path

from multaqa.features.membership.views import admission, applying, keeping, vouching, wording

urlpatterns = [
    path("admission/", admission.admission, name="admission"),
    path("application/", applying.application, name="application"),
    path("application/sending/", applying.sending, name="sending"),
    path("application/withdrawal/", applying.withdrawal, name="withdrawal"),
    path("application/steps/<str:step>/", applying.step, name="step"),
    path("nominations/<str:public_id>/", vouching.nomination, name="nomination"),
    path("vouching/<str:token>/", vouching.by_link, name="vouching"),
    path("staff/admission/", keeping.texts, name="texts"),
    path("staff/admission/constituencies/<str:code>/", keeping.constituency, name="constituency"),
    path("staff/admission/constituencies/<str:code>/words/<str:language>/", wording.who, name="who"),
    path("staff/admission/words/<str:language>/", wording.words, name="words"),
]
