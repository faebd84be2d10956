"""Routes of notices and mail, under a language."""

from django.urls import path

from multaqa.foundation.notify import views

app_name = "notify"
urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/seen/", views.mark_all_seen, name="mark_all_seen"),
    path("notices/bell/", views.bell, name="bell"),
    path("notices/<str:public_id>/seen/", views.mark_seen, name="mark_seen"),
    path("saved/", views.saved, name="saved"),
    path("settings/following/", views.following, name="following"),
    path("settings/mail/", views.mail_choices, name="mail_choices"),
    path("settings/mail/resumption/", views.end_pause, name="end_pause"),
    path("mail/end/<str:token>/", views.unsubscribe, name="unsubscribe"),
    path("staff/mail/", views.mail_log, name="mail_log"),
    path("staff/mail/test/", views.test_mail, name="test_mail"),
]
