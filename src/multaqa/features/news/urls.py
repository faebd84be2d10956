"""Routes of news: what readers open, and the newsroom. A change of state is a noun."""

from django.urls import include, path

from multaqa.features.news import imports_urls
from multaqa.features.news.views import (
    additions,
    editor,
    history,
    newsroom,
    original,
    picture,
    preview,
    readers,
    reading,
    translation,
    workflow,
)

app_name = "news"
ARTICLE = "newsroom/articles/<str:public_id>/"
TRANSLATION = f"{ARTICLE}translations/<str:language>/"

urlpatterns = [
    path("news/", reading.articles, name="list"),
    path("news/<str:public_id>/", reading.article, name="article"),
    path("newsroom/", newsroom.newsroom, name="newsroom"),
    path("newsroom/import/", include(imports_urls)),
    path("newsroom/articles/new/", editor.start, name="start"),
    path(ARTICLE, editor.desk, name="desk"),
    path(f"{ARTICLE}kept/", editor.kept, name="kept"),
    path(f"{ARTICLE}language/", original.original_language, name="original_language"),
    path(f"{ARTICLE}preview/", preview.preview, name="preview"),
    path(f"{ARTICLE}offering/", workflow.offering, name="offering"),
    path(f"{ARTICLE}clearance/", workflow.clearance, name="clearance"),
    path(f"{ARTICLE}returning/", workflow.returning, name="returning"),
    path(f"{ARTICLE}publication/", workflow.publication, name="publication"),
    path(f"{ARTICLE}unscheduling/", workflow.unscheduling, name="unscheduling"),
    path(f"{ARTICLE}withdrawal/", workflow.withdrawal, name="withdrawal"),
    path(f"{ARTICLE}restoration/", workflow.restoration, name="restoration"),
    path(f"{ARTICLE}readers/", readers.readers, name="readers"),
    path(f"{ARTICLE}picture/", picture.picture, name="picture"),
    path(f"{ARTICLE}picture/removal/", picture.removal, name="picture_removal"),
    path(f"{ARTICLE}correction/", additions.correction, name="correction"),
    path(f"{ARTICLE}correction/<str:language>/", additions.correction, name="correction"),
    path(f"{ARTICLE}notes/", additions.notes, name="notes"),
    path(f"{ARTICLE}notes/<str:language>/", additions.notes, name="notes"),
    path(f"{ARTICLE}notes/<str:note>/removal/", additions.note_removal, name="note_removal"),
    path(f"{ARTICLE}history/", history.history, name="history"),
    path(
        f"{ARTICLE}history/<str:language>/<int:number>/restoration/",
        history.version_restoration,
        name="version_restoration",
    ),
    path(TRANSLATION, translation.translation, name="translation"),
    path(f"{TRANSLATION}kept/", translation.kept, name="translation_kept"),
    path(f"{TRANSLATION}reopening/", translation.reopening, name="reopening"),
]
