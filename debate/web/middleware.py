"""The language of a page comes from its path; what may be cached is decided once."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import translation

Handler = Callable[[HttpRequest], HttpResponse]

DEFAULT = "zh-hant"
PREFIXES = ("zh-hans", "en")
ALIASES = {"zh-hant": "", "zh-tw": "", "zh-hk": "", "zh": "", "zh-cn": "/zh-hans", "zh-sg": "/zh-hans"}
PUBLIC = (  # a browser asks each time
    f"public, max-age=0, s-maxage={settings.SHARED_FRESH}, stale-while-revalidate={settings.SHARED_WHILE_ASKING}"
    f", stale-if-error={settings.SHARED_WITHOUT_ANSWER}"
)
PRIVATE = "private, no-store"
IMMUTABLE = "public, max-age=31536000, immutable"  # the address names the bytes: the same for every reader, for ever


class LanguageInPath:
    """/en/… and /zh-hans/… are those languages, the rest 繁體中文; Accept-Language is never asked."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        first, _, rest = request.path_info.lstrip("/").partition("/")
        alias = ALIASES.get(first.lower())
        if alias is None and first not in PREFIXES and first.lower() in PREFIXES:
            alias = f"/{first.lower()}"
        if alias is not None and request.method in ("GET", "HEAD"):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{alias}/{rest.lstrip('/')}" + (f"?{query}" if query else ""))
        language = first if first in PREFIXES else DEFAULT
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class NoBodyToHead:
    """HEAD is answered with the headers of GET and no body, which servers may not send on."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "HEAD" and not response.streaming:
            response.content = b""
        return response


class CachePolicy:
    """Anonymous pages may be stored by shared caches; whatever knows a session or sets a cookie may not."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.get("Cache-Control") == IMMUTABLE and not response.cookies:
            return response
        if settings.SESSION_COOKIE_NAME in request.COOKIES or response.cookies:
            response.headers["Cache-Control"] = PRIVATE
        elif "Cache-Control" not in response.headers:
            page = request.method in ("GET", "HEAD") and response.status_code in (200, 304)
            response.headers["Cache-Control"] = PUBLIC if page else "no-store"
        return response
