"""The program's addresses and /empty/: a view that does nothing, behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from debate.urls import handler400, handler403, handler404, handler500
from debate.urls import urlpatterns as pages

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def empty(_request: HttpRequest) -> HttpResponse:
    """The yardstick."""
    return HttpResponse()


urlpatterns = [path("empty/", empty), *pages]
