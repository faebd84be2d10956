"""Routes of what combines features."""

from django.urls import path

from multaqa.web.views import feeds, guide, home, network_mark, topics, work

app_name = "web"
urlpatterns = [
    path("", home.home, name="home"),
    path("topics/", topics.index, name="topics"),
    path("topics/<slug:public_id>/", topics.topic, name="topic"),
    path("topics/<slug:public_id>/following/", topics.following, name="following"),
    path("topics/<slug:public_id>/feed.xml", feeds.topic_feed, name="topic_feed"),
    path("feed.xml", feeds.news_feed, name="feed"),
    path("settings/network/mark/", network_mark.network_mark, name="network_mark"),
    path("help/", guide.index, name="help"),
    path("help/<slug:name>/", guide.page, name="help_page"),
    path("work/", work.work, name="work"),
    path("work/<uuid:work_id>/runs/", work.run, name="run"),
]
