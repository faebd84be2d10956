"""Routes of announcements, under a language. A change of state is a noun."""

from django.urls import path

from multaqa.features.announcements.views import desk, reading, sending, translating, writing

app_name = "announcements"
DESK = "staff/announcements/"
ONE = f"{DESK}<str:public_id>/"

urlpatterns = [
    path("announcements/<str:public_id>/", reading.announcement, name="announcement"),
    path("announcements/<str:public_id>/reading/", reading.reading, name="reading"),
    path("announcements/<str:public_id>/translations/<str:language>/", translating.translation, name="translation"),
    path(DESK, desk.announcements, name="list"),
    path(f"{DESK}new/", desk.new, name="new"),
    path(ONE, desk.desk, name="desk"),
    path(f"{ONE}words/<str:language>/", writing.words, name="words"),
    path(f"{ONE}plan/", writing.plan, name="plan"),
    path(f"{ONE}preview/<str:language>/", desk.preview, name="preview"),
    path(f"{ONE}discarding/", writing.discarding, name="discarding"),
    path(f"{ONE}sending/", sending.sending, name="sending"),
    path(f"{ONE}confirmation/", sending.confirmation, name="confirmation"),
    path(f"{ONE}returning/", sending.returning, name="returning"),
    path(f"{ONE}correction/", sending.correction, name="correction"),
    path(f"{ONE}withdrawal/", sending.withdrawal, name="withdrawal"),
]
