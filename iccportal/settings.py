"""Settings: read from the environment once, the same in every mode but where it says why."""

from pathlib import Path
from typing import Any

import pghistory
from csp.constants import NONE, SELF
from environs import validate

from iccportal.environment import (
    MAIL_SERVER,
    POSTGRESQL,
    SECURE_ADDRESS,
    Environment,
    Mode,
    local_secret,
    named_hosts,
    random_enough,
    read_mode,
    small_numbers_rule,
)

BASE_DIR = Path(__file__).resolve().parent.parent

MODE = read_mode()
_reader = Environment(MODE)
_env = _reader.env

# ignored by git: the embedded database and a local key
LOCAL_FOLDER = Path(_env.str("PORTAL_FOLDER", str(BASE_DIR / ".portal"))).resolve()

SECRET_KEY = _env.str(
    "SECRET_KEY",
    validate=None if _reader.local else random_enough,
    **_reader.default(local_secret(LOCAL_FOLDER) if _reader.local else ""),
)
SECRET_KEY_FALLBACKS: list[str] = _env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = _env.list(
    "ALLOWED_HOSTS",
    validate=named_hosts,
    **_reader.default(["127.0.0.1", "localhost", "testserver"]),
)
PORTAL_ADDRESS = _env.str(
    "PORTAL_ADDRESS",
    validate=None if _reader.local else SECURE_ADDRESS,
    **_reader.default("http://127.0.0.1:8000"),
)
PORTAL_NAME = _env.str("PORTAL_NAME", "Integrated Care Communities performance portal")
# prints packs as PDF; without this, what is on the path
CHROMIUM = _env.str("CHROMIUM", "")
TRUSTED_PROXIES = _env.int("TRUSTED_PROXIES", 0, validate=validate.Range(min=0, max=5))
SMALL_NUMBERS_THRESHOLD = _env.int("SMALL_NUMBERS_THRESHOLD", 7, validate=validate.Range(min=1))
SMALL_NUMBERS_BASE = _env.int("SMALL_NUMBERS_BASE", 5, validate=validate.Range(min=1))
_reader.hold("EMAIL_URL", MAIL_SERVER)
EMAIL = _env.dj_email_url("EMAIL_URL", **_reader.default("console:"))
DEFAULT_FROM_EMAIL = _env.str("DEFAULT_FROM_EMAIL", **_reader.default("portal@example.nhs.uk"))
_reader.hold("DATABASE_URL", POSTGRESQL)
# without it, on this machine alone, the embedded PostgreSQL
DATABASE_URL = None if _reader.leaves_out("DATABASE_URL") else _env.dj_db_url("DATABASE_URL")
DEBUG = False  # tracebacks are read in the log, never in the browser
_reader.seal()
SMALL_NUMBERS = small_numbers_rule(SMALL_NUMBERS_THRESHOLD, SMALL_NUMBERS_BASE)

DEMONSTRATION = MODE is Mode.DEMONSTRATION
globals().update(EMAIL)
EMAIL_TIMEOUT = EMAIL.get("EMAIL_TIMEOUT") or 20  # seconds that a mail server may say nothing

_EMBEDDED = {
    "ENGINE": "iccportal.embedded_database",
    "NAME": "postgres",
    "FOLDER": LOCAL_FOLDER / "postgres",
}
_SESSION = " ".join(
    (
        "-c lock_timeout=5s",
        "-c statement_timeout=30s",
        "-c idle_in_transaction_session_timeout=60s",
        "-c jit=off",  # compiling costs more than these short queries take
    )
)
_DATABASE: dict[str, Any] = DATABASE_URL or _EMBEDDED
DATABASES = {
    "default": {
        **_DATABASE,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # what the address asks for, such as sslmode, stays
        "OPTIONS": {**_DATABASE.get("OPTIONS", {}), "options": _SESSION},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.admin",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tables2",
    "pgtrigger",
    "pghistory",
    "pghistory.admin",
    "csp",
    "iccportal",
    "iccportal.accounts",
    "iccportal.charts",
    "iccs",
    "measures",
    "reablement",
    "outcomes",
    "targets",
    "returns",
    "dashboards",
    "reports",
    "reports.feed",
]

MIDDLEWARE = [
    "reports.feed.refusals.refusals_in_json",  # first, for it tells of what the others refuse
    "iccportal.middleware.refuse_odd_requests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "iccportal.compression.CompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "iccportal.middleware.private_pages",
    "pghistory.middleware.HistoryMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "iccportal.middleware.explain_refused_methods",
    "iccs.access.DeclaredAccessMiddleware",
]

ROOT_URLCONF = "iccportal.urls"
WSGI_APPLICATION = "iccportal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "iccportal.context.portal",
            ],
        },
    }
]

# deletions are history too
PGHISTORY_DEFAULT_TRACKERS = (
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
)

PGHISTORY_MIDDLEWARE_METHODS = ("POST",)  # nothing else changes anything

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]  # speed, in tests alone
    if MODE is Mode.TEST
    else ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "iccportal.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # administrators add people; nobody signs up
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""  # allauth's default repeats the Host header
ACCOUNT_FORMS = {
    "login": "iccportal.accounts.forms.SignInForm",
    "reauthenticate": "iccportal.accounts.forms.ConfirmItIsYouForm",
    "change_password": "iccportal.accounts.forms.NewPasswordForm",
    "reset_password": "iccportal.accounts.forms.AskForResetForm",
    "reset_password_from_key": "iccportal.accounts.forms.ChoosePasswordForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "iccportal.accounts.forms.CodeForm",
    "reauthenticate": "iccportal.accounts.forms.ConfirmByCodeForm",
    "activate_totp": "iccportal.accounts.forms.FirstCodeForm",
}
MFA_TOTP_ISSUER = PORTAL_NAME
MFA_ADAPTER = "iccportal.accounts.adapter.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # administrators know whose an address is

# allauth keeps rate limits and used one-time codes here, so all workers must share it
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "django_cache",
    }
}

_SECURE = MODE is not Mode.DEMONSTRATION and MODE is not Mode.TEST
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SESSION_COOKIE_NAME = "__Host-session" if _SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrftoken" if _SECURE else "csrftoken"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "iccportal.errors.old_token"
SESSION_COOKIE_AGE = 60 * 60 * 12  # a working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_SSL_REDIRECT = _SECURE
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
CSRF_TRUSTED_ORIGINS = [PORTAL_ADDRESS] if _SECURE else []
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],  # blob: is Plotly's picture download
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "collected"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "iccportal.static_files.HashedFiles"
        if MODE is not Mode.TEST
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = MODE is Mode.TEST

DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
