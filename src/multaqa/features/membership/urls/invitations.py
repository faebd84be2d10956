"""Routes of invitations: of those who invite, and of whoever was invited."""

from django.urls import path

from multaqa.features.membership.views import invitations, invited

urlpatterns = [
    path("invitations/", invitations.invitations, name="invitations"),
    path("invitations/<str:public_id>/letter/", invitations.letter, name="invitation_letter"),
    path("invitations/<str:public_id>/withdrawal/", invitations.withdrawal, name="invitation_withdrawal"),
    path("invited/<str:token>/", invited.invitation, name="invitation"),
]
