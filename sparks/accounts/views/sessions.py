"""Where somebody is signed in, and signing out everywhere else."""

from allauth.usersessions import views
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone


class Sessions(views.ListUserSessionsView):
    """allauth's page, but for one thing: looking at it deletes nothing."""

    def get_context_data(self, **kwargs) -> dict:
        mine = UserSession.objects.filter(user=self.request.user)
        alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
        sessions = list(mine.filter(session_key__in=alive).order_by("-last_seen_at"))
        context = super(views.ListUserSessionsView, self).get_context_data(**kwargs)
        return {**context, "sessions": sessions}
