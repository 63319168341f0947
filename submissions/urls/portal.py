"""Addresses: portal."""

from django.urls import path

from ..views.portal import dashboard, doing, notifications, sending, taking_down, text

urlpatterns = [
    path("", dashboard.portal, name="portal"),
    path("notifications/", notifications.notifications, name="notifications"),
    path("preferences/", notifications.preferences, name="preferences"),
    path("texts/<uuid:key>/", text.text, name="text"),
    path("texts/<uuid:key>/comment/", text.comment, name="comment"),
    path("texts/<uuid:key>/hear/", text.hear, name="hear"),
    path("texts/<uuid:key>/changes/<int:pk>/", doing.tick, name="tick"),
    path("texts/<uuid:key>/withdraw/", doing.withdraw, name="withdraw"),
    path("texts/<uuid:key>/send/", sending.send, name="send"),
    path("texts/<uuid:key>/take-in/", sending.take_in, name="take_in"),
    path("texts/<uuid:key>/again/", sending.again, name="again"),
    path("teams/<uuid:team_key>/pages/", taking_down.pages, name="pages"),
    path(
        "teams/<uuid:team_key>/pages/<int:pk>/take-down/", taking_down.take_down, name="take_down"
    ),
]
