"""The subscriber's pages."""

from django.http import HttpResponse


def sign_up(request):
    return HttpResponse(status=501)


def preferences(request, token: str):
    return HttpResponse(status=501)


def unsubscribe(request, token: str):
    return HttpResponse(status=501)


def one_click(request, token: str):
    return HttpResponse(status=501)
