"""Routes of the rules and the contacts, under a language."""

from django.urls import path

from multaqa.foundation.conduct import views

app_name = "conduct"
urlpatterns = [
    path("contact/", views.contact, name="contact"),
    path("contact/upkeep/", views.contacts_upkeep, name="contacts_upkeep"),
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
