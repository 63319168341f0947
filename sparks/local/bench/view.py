"""The least that Django can do: a view behind no middleware, with the bytes of one file."""

from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import re_path

from .bare import BODY, HEADERS


def page(request):
    """Answer any request."""
    return HttpResponse(BODY, headers=dict(HEADERS))


urlpatterns = [re_path("", page)]
application = get_wsgi_application()
