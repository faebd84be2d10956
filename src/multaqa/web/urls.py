"""Routes of what combines features."""

from django.urls import path

from multaqa.web.views import feeds, first_run, guide, home, network_mark, offices, operate, storage, topics, work
from multaqa.web.views.audit import facts, oversight, proof, readers

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
    path("health/", operate.health, name="health"),
    path("health/examinations/", operate.examine, name="examine"),
    path("health/examinations/<slug:public_id>/", operate.examining, name="examining"),
    path("staff/offices/", offices.offices, name="offices"),
    path("staff/offices/new/", offices.new, name="office_new"),
    path("staff/offices/<int:number>/end/", offices.end, name="office_end"),
    path("staff/offices/offers/<slug:public_id>/end/", offices.withdrawal, name="offer_end"),
    path("first-run/<str:token>/", first_run.begin, name="first_run"),
    path("staff/network/", first_run.parts, name="network_parts"),
    path("staff/network/opening/", first_run.opening, name="network_opening"),
    path("staff/network/test-mail/", first_run.test_mail, name="network_test_mail"),
    path("staff/network/rules/adoption/", first_run.adoption, name="network_adoption"),
    path("staff/network/<slug:name>/", first_run.part, name="network_part"),
    path("storage/", storage.storage, name="storage"),
    path("audit/", facts.facts, name="audit"),
    path("audit/facts/<int:number>/", facts.fact, name="fact"),
    path("audit/export/", facts.export, name="audit_export"),
    path("audit/opened/", facts.opened, name="audit_opened"),
    path("audit/readers/", readers.readers, name="audit_readers"),
    path("audit/oversight/", oversight.oversight, name="oversight"),
    path("audit/oversight/<slug:public_id>/decision/", oversight.decision, name="oversight_decision"),
    path("audit/oversight/<slug:public_id>/end/", oversight.ending, name="oversight_end"),
    path("audit/proof/", proof.proof, name="audit_proof"),
    path("audit/proof/<slug:public_id>/", proof.proving, name="audit_proving"),
    path("work/<uuid:work_id>/runs/", work.run, name="run"),
]
