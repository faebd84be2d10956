"""Routes of moderation: flags, what waits for those who decide, decisions and appeals."""

from django.urls import path

from multaqa.features.community.views import flagging, measures, moderation

CASE = "moderation/posts/<str:public_id>/"

urlpatterns = [
    path("posts/<str:public_id>/flag/", flagging.flag, name="flag"),
    path("flags/", flagging.own, name="own_flags"),
    path("moderation/", moderation.queue, name="moderation"),
    path(CASE, moderation.case, name="case"),
    path(f"{CASE}dismissal/", moderation.dismissal, name="dismissal"),
    path(f"{CASE}approval/", moderation.approval, name="approval"),
    path("decisions/<str:public_id>/", measures.measure, name="measure"),
    path("moderation/appeals/<str:public_id>/", measures.appeal, name="appeal"),
]
