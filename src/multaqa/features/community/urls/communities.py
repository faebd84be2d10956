"""Routes of communities themselves."""

from django.urls import path

from multaqa.features.community.views import communities, introducing, keeping

urlpatterns = [
    path("communities/", communities.communities, name="communities"),
    path("communities/founding/", keeping.new_community, name="new_community"),
    path("communities/<str:public_id>/", communities.community, name="community"),
    path("communities/<str:public_id>/about/", communities.about, name="about"),
    path("communities/<str:public_id>/words/", keeping.words, name="words"),
    path("communities/<str:public_id>/access/", keeping.access, name="access"),
    path("communities/<str:public_id>/introduction/", introducing.introduction, name="introduction"),
    path("communities/<str:public_id>/archive/", keeping.archive, name="archive"),
]
