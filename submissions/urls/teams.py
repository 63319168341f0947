"""Addresses of one team: its members, invitations, history and care."""

from django.urls import path

from ..views import teams

urlpatterns = [
    path("", teams.team, name="team"),
    path("history/", teams.history, name="history"),
    path("invite/", teams.invite, name="invite"),
    path("invitations/<int:pk>/resend/", teams.resend, name="resend_invitation"),
    path("invitations/<int:pk>/revoke/", teams.revoke, name="revoke_invitation"),
    path("members/<int:pk>/", teams.member, name="member"),
    path("members/<int:pk>/remove/", teams.remove, name="remove_member"),
    path("leave/", teams.leave, name="leave"),
    path("hand-over/", teams.hand_over, name="hand_over"),
    path("confirm/", teams.confirm, name="confirm_page"),
    path("ending/", teams.ending, name="ending"),
]
