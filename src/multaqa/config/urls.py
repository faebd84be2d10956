"""Every route of the site, in one place."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("multaqa.foundation.people.urls.front_door")),
    path("", include("multaqa.foundation.access.urls")),
    path("", include("multaqa.foundation.files.urls")),
    path("", include("multaqa.foundation.conduct.root_urls")),
    path("", include("multaqa.web.root_urls")),
    path("", include("multaqa.ui.urls.root")),
    *i18n_patterns(
        path("", include("multaqa.foundation.people.urls")),
        path("", include("multaqa.foundation.access.urls.safeguarding")),
        path("", include("multaqa.features.news.urls")),
        path("", include("multaqa.features.announcements.urls")),
        path("", include("multaqa.features.membership.urls")),
        path("", include("multaqa.features.community.urls")),
        path("", include("multaqa.features.conversations.urls")),
        path("", include("multaqa.foundation.languages.urls")),
        path("", include("multaqa.foundation.notify.urls")),
        path("", include("multaqa.foundation.conduct.urls")),
        path("", include("multaqa.foundation.privacy.urls")),
        path("", include("multaqa.web.urls")),
        path("", include("multaqa.foundation.taxonomy.urls")),
        path("", include("multaqa.ui.urls")),
    ),
]

handler500 = "multaqa.ui.views.broken"
