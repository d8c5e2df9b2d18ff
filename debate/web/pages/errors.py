"""404, 429, 500 and the like: say what happened and where to go."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from debate.web.context import page_language


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing here, or nothing this reader may see."""
    return render(request, "pages/not_found.html", status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be read, perhaps for its host: nothing of it is used."""
    return HttpResponse(render_to_string("pages/bad_request.html"), status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Signed in, but without the role for this."""
    return render(request, "pages/forbidden.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was not opened here, or too long ago."""
    return render(request, "pages/forbidden.html", {"form_expired": True}, status=403)


def too_many(request: HttpRequest) -> HttpResponse:
    """Tried more often than a person would: allauth's limits call this."""
    return render(request, "pages/too_many.html", status=429)


def mail_failed(request: HttpRequest) -> HttpResponse:
    """The mail that everything now depends on cannot be sent."""
    return render(request, "pages/mail_failed.html", status=503)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke: neither the database nor the session is asked."""
    page = render_to_string("pages/server_error.html", {"page_language": page_language()})
    return HttpResponse(page, status=500)
