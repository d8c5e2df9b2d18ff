"""Settings, the same everywhere; what differs comes from the environment (docs/deploy.md)."""

import os
import sys
from pathlib import Path
from urllib.parse import quote

import dj_database_url
import django
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("BIANTU_VAR", BASE_DIR / "var"))


def flag(name: str) -> bool:
    """Whether an environment variable says yes."""
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    """An environment variable that holds a number from zero up."""
    given = os.environ.get(name) or str(default)
    if not given.isascii() or not given.isdecimal():
        raise ImproperlyConfigured(f"{name} is {given!r}; it must be a number (docs/deploy.md).")
    return int(given)


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
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "django_htmx",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "debate.web.middleware.NoBodyToHead",
    "debate.web.stored.StoredPages",
    "csp.middleware.CSPMiddleware",
    "debate.web.middleware.CachePolicy",
    "debate.web.middleware.LanguageInPath",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
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
                "telling": "debate.web.templatetags.telling",
                "parts": "debate.web.templatetags.parts",
                "noting": "debate.web.templatetags.noting",
                "pictures": "debate.web.templatetags.pictures",
                "sharing": "debate.web.templatetags.sharing",
            },
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "debate.web.templatetags.biantu",
                "debate.web.templatetags.kept",
                "debate.web.templatetags.telling",
                "debate.web.templatetags.parts",
                "debate.web.templatetags.noting",
                "debate.web.templatetags.pictures",
                "debate.web.templatetags.sharing",
            ],
        },
    },
    {  # the operators' pages alone: what they need in every template, readers' pages do not
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "NAME": "operators",
        "DIRS": [
            BASE_DIR / "templates" / "operators",
            Path(django.__file__).parent / "contrib" / "admin" / "templates",
        ],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
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
        from debate.liveness import Resting

        DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8, "connection_class": Resting}
CACHES = {
    "default": {  # what all processes must agree on: who tried how often
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "debate_sharedcache",  # models/cache.py
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
KEPT_CHARACTERS = 16_000_000  # of rendered pieces of pages, in each process: 32 MB of Chinese
STORED_BYTES = 48_000_000  # of whole pages for anonymous readers, in each process
# Seconds for which a cache in front may answer with a public page; then, while it asks anew; and while nobody answers.
SHARED_FRESH, SHARED_WHILE_ASKING, SHARED_WITHOUT_ANSWER = 60, 600, 3_600
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "debate.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie of its own on public pages

ACCOUNT_ADAPTER = "debate.web.accounts.adapter.Adapter"
ACCOUNT_FORMS = {  # allauth's forms in our words
    "login": "debate.web.accounts.forms.SignInForm",
    "signup": "debate.web.accounts.forms.SignUpForm",
    "request_login_code": "debate.web.accounts.forms.CodeByMailForm",
    "confirm_login_code": "debate.web.accounts.forms.SignInCodeForm",
    "confirm_email_verification_code": "debate.web.accounts.forms.MailCodeForm",
    "add_email": "debate.web.accounts.forms.NewMailForm",
    "reset_password": "debate.web.accounts.forms.ForgottenForm",
    "confirm_password_reset_code": "debate.web.accounts.forms.ResetCodeForm",
    "reset_password_from_key": "debate.web.accounts.forms.NewPasswordForm",
    "change_password": "debate.web.accounts.forms.ChangePasswordForm",
    "set_password": "debate.web.accounts.forms.FirstPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True  # codes, not links: no secret in an address, none followed unasked
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = False  # it would show which addresses are new
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True  # one address at a time
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {  # beside allauth's own; "key" is the account that is tried
    "login_failed": "10/m/ip,30/30m/key",
    "signup": "10/m/ip",
    "close_account": "5/m/user",
    "report": "10/h/ip",
    "token_failed": "10/m/ip",
    "annotate": "60/m/user",  # what programs write
}
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8}  # digits need no change of the input method
ALLAUTH_TRUSTED_PROXY_COUNT = number("BIANTU_PROXIES", 0)

DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("EMAIL_FROM") or "Biantu <biantu@localhost>"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = number("EMAIL_PORT", 587)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_SSL = flag("EMAIL_USE_SSL")  # TLS from the first byte, mostly on port 465
EMAIL_USE_TLS = bool(EMAIL_HOST) and not (EMAIL_USE_SSL or flag("EMAIL_WITHOUT_TLS"))  # STARTTLS
EMAIL_TIMEOUT = 10

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
    "admin.E402",  # these three look at the first template engine; the operators' pages have their own
    "admin.E404",
    "admin.W411",
    "security.W002",  # X-Frame-Options is set by the CSP's frame-ancestors, which every supported browser obeys
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
