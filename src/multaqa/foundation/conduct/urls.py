"""Routes of the rules, the contacts and the reports about people, under a language."""

from django.urls import path

from multaqa.foundation.conduct import views

app_name = "conduct"
urlpatterns = [
    path("contact/", views.contact, name="contact"),
    path("contact/upkeep/", views.contacts_upkeep, name="contacts_upkeep"),
    path("settings/sent-reports/", views.sent_reports, name="own_reports"),
    path("staff/reports/", views.reports, name="reports"),
    path("staff/reports/<slug:public_id>/", views.report, name="report"),
    path("staff/reports/<slug:public_id>/taking/", views.taking, name="taking"),
    path("staff/reports/<slug:public_id>/returning/", views.returning, name="returning"),
    path("staff/reports/<slug:public_id>/closing/", views.closing, name="closing"),
    path("rules/", views.index, name="rules"),
    path("rules/acceptance/", views.acceptance, name="acceptance"),
    path("rules/drafts/", views.drafts, name="drafts"),
    path("rules/drafts/<slug:document>/", views.new, name="new"),
    path("rules/drafts/<slug:document>/discarding/", views.discarding, name="discarding"),
    path("rules/drafts/<slug:document>/force/", views.force, name="force"),
    path("rules/drafts/<slug:document>/<slug:language>/", views.words, name="words"),
    path("rules/<slug:document>/", views.document, name="document"),
    path("rules/<slug:document>/<int:number>/", views.earlier, name="earlier"),
]
