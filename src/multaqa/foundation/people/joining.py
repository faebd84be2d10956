"""Somebody who has just opened an account here is signed in with the password that she chose."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponseBase

from multaqa.foundation.people.models import Person


def sign_in_new(request: HttpRequest, person: Person, *, then: str) -> HttpResponseBase:
    """Begin her session as the sign-in page would, and lead to ``then`` (a path of this site)."""
    login = Login(user=person, email=person.email, redirect_url=then)
    response: HttpResponseBase = perform_password_login(request, {"email": person.email}, login)
    return response
