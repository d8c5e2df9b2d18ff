"""Settings, the same everywhere; what differs comes from the environment (docs/deploy.md)."""

import os
import sys
from pathlib import Path
from urllib.parse import quote

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("BIANTU_VAR", BASE_DIR / "var"))


def flag(name: str) -> bool:
    """Whether an environment variable says yes."""
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


DEBUG = flag("BIANTU_DEBUG")
INSECURE = flag("BIANTU_INSECURE") or DEBUG  # plain http on this machine: the demo, the tests, development
SECRET_KEY = os.environ.get("BIANTU_SECRET_KEY", "")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
    if not DEBUG:
        raise ImproperlyConfigured("Set BIANTU_SECRET_KEY to 50 or more random characters (docs/deploy.md).")
    SECRET_KEY = "for-development-only-" + "0123456789abcdef" * 3
ALLOWED_HOSTS = [host.strip() for host in os.environ.get("BIANTU_HOSTS", "").split(",") if host.strip()]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"]
CONTACT = os.environ.get("BIANTU_CONTACT", "")  # mail address or URL where readers report mistakes
SECURITY_CONTACT = os.environ.get("BIANTU_SECURITY_CONTACT", "")  # mailto: or https: URL of security.txt

INSTALLED_APPS = [
    "debate",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "debate.web.middleware.CachePolicy",
    "debate.web.middleware.LanguageInPath",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "debate.urls"
WSGI_APPLICATION = "debate.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": ["debate.web.context.page"],
            "libraries": {
                "biantu": "debate.web.templatetags.biantu",
                "kept": "debate.web.templatetags.kept",
                "parts": "debate.web.templatetags.parts",
            },
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "debate.web.templatetags.biantu",
                "debate.web.templatetags.kept",
                "debate.web.templatetags.parts",
            ],
        },
    }
]

if not os.environ.get("DATABASE_URL"):
    VAR.mkdir(parents=True, exist_ok=True)  # SQLite makes its file, not the folder
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{quote(str(VAR / 'biantu.sqlite3'))}", conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["CONN_MAX_AGE"] = 600  # opening the file and its pragmas takes as long as a small page
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    # PostgreSQL plans a query of a page for longer than it runs: let it keep the plan from its second time on.
    DATABASES["default"]["OPTIONS"] = {"server_side_binding": True, "prepare_threshold": 1}
    if "pytest" not in sys.modules:  # the test runner drops databases that a pool would hold open
        DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8}
KEPT_CHARACTERS = 16_000_000  # of rendered pieces of pages, in each process: 32 MB of Chinese
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "debate.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

LANGUAGE_CODE = "zh-hant"
LANGUAGES = [("zh-hant", "繁體"), ("zh-hans", "简体"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "debate" / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {"staticfiles": {"BACKEND": "debate.web.staticfiles.HashedFiles"}}

SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "debate.web.pages.errors.csrf_failure"
if not INSECURE:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = flag("BIANTU_HSTS_PRELOAD")
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("BIANTU_BEHIND_PROXY") else None
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
SILENCED_SYSTEM_CHECKS = [
    "security.W021",  # preloading is hard to take back: the operator decides (BIANTU_HSTS_PRELOAD)
    "security.W002",  # X-Frame-Options is set by the CSP's frame-ancestors, which every supported browser obeys
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
