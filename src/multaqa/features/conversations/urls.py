"""Routes of conversations, under a language. A change of state is a noun."""

from django.urls import path

from multaqa.features.conversations.views import beginning, choosing, conversation, listing, message, partaking

app_name = "conversations"

_ONE = "messages/<str:public_id>/"
_MESSAGE = "messages/one/<str:public_id>/"

urlpatterns = [
    path("messages/", listing.conversations, name="list"),
    path("messages/new/", beginning.new, name="new"),
    path("messages/new/kept/", beginning.kept_new, name="kept_new"),
    path("messages/keeping/", choosing.keeping, name="keeping"),
    path("settings/messages/", choosing.openness, name="openness"),
    path(_MESSAGE, message.message, name="message"),
    path(f"{_MESSAGE}deletion/", message.deletion, name="deletion"),
    path(f"{_MESSAGE}report/", message.report, name="report"),
    path(_ONE, conversation.conversation, name="conversation"),
    path(f"{_ONE}news/", conversation.news, name="news"),
    path(f"{_ONE}kept/", conversation.kept, name="kept"),
    path(f"{_ONE}answer/", partaking.answer, name="answer"),
    path(f"{_ONE}people/", partaking.people, name="people"),
    path(f"{_ONE}leaving/", partaking.leaving, name="leaving"),
]
