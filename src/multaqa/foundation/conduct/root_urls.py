"""The route that belongs to no language."""

from django.urls import path

from multaqa.foundation.conduct import views

urlpatterns = [path(".well-known/security.txt", views.security_txt, name="security_txt")]
