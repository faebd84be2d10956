"""Routes of threads and posts. A change of state is a noun."""

from django.urls import path

from multaqa.features.community.views import arranging, asking, posts, questions, social, threads, translations, writing

THREAD = "threads/<str:public_id>/"
POST = "posts/<str:public_id>/"
TEXT = f"{POST}translations/<str:language>/"

urlpatterns = [
    path("communities/still/", threads.still, name="still"),
    path("communities/new/", threads.new_since, name="new_since"),
    path("carriers/<str:kind>/<str:public_id>/threads/new/", writing.new_thread, name="new_thread"),
    path("carriers/<str:kind>/<str:public_id>/threads/kept/", writing.kept_thread, name="kept_thread"),
    path("carriers/<str:kind>/<str:public_id>/questions/new/", asking.new_question, name="new_question"),
    path("questions/to/<str:public_id>/", asking.question_to, name="question_to"),
    path("questions/rules/", questions.rules, name="question_rules"),
    path(f"{THREAD}asked/", questions.asked, name="asked"),
    path(f"{THREAD}conclusion/", questions.conclusion, name="conclusion"),
    path(f"{POST}acceptance/", questions.acceptance, name="acceptance"),
    path(THREAD, threads.thread, name="thread"),
    path(f"{THREAD}replies/", writing.reply, name="reply"),
    path(f"{THREAD}kept/", writing.kept, name="kept_reply"),
    path(f"{THREAD}mentions/", threads.mentions, name="mentions"),
    path(f"{THREAD}label/", posts.thread_label, name="thread_label"),
    path(f"{THREAD}pin/", arranging.pinning, name="pin"),
    path(f"{THREAD}closing/", arranging.closing, name="close"),
    path(f"{THREAD}place/", arranging.place, name="place"),
    path(f"{THREAD}division/", arranging.division, name="division"),
    path(f"{THREAD}merger/", arranging.merger, name="merger"),
    path(POST, posts.post, name="post"),
    path(f"{POST}words/", writing.words, name="post_words"),
    path(f"{POST}history/", posts.history, name="history"),
    path(f"{POST}deletion/", posts.deletion, name="deletion"),
    path(f"{POST}restoration/", posts.restoration, name="restoration"),
    path(f"{POST}label/", posts.post_label, name="post_label"),
    path(f"{POST}language/", translations.language, name="post_language"),
    path(f"{POST}translations/", translations.translations, name="texts"),
    path(TEXT, translations.translation, name="text"),
    path(f"{TEXT}dispute/", translations.dispute, name="text_dispute"),
    path(f"{TEXT}answer/", translations.answer, name="text_answer"),
    path(f"{TEXT}withdrawal/", translations.withdrawal, name="text_withdrawal"),
    path("settings/reading/", translations.reading, name="reading"),
    path(f"{POST}reactions/", social.reactions, name="reactions"),
    path(f"{POST}saving/", social.saving_of, name="saving"),
    path(f"{POST}votes/", social.votes, name="votes"),
    path(f"{POST}poll/closing/", social.poll_closing, name="poll_closing"),
]
