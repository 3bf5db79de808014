"""The one settings file. What differs between installations comes from the environment:

FORSPRING_DATA          the data folder (else `forspring-data` here): the warehouse, and SQLite unless DATABASE_URL is set
FORSPRING_SOURCES       a municipality's own layouts, mappings and settings (else the shipped ones alone)
DATABASE_URL            postgresql://user:password@host:port/name, for the application's own tables
FORSPRING_SECRET_KEY    signs sessions; else a key file in the data folder, made on first start, that only its owner can read
FORSPRING_HOSTS         the names the server answers to, with commas between (else this machine alone)
FORSPRING_HTTPS         "1" where a proxy in front speaks HTTPS
FORSPRING_SYNTHETIC     "1" where every person is invented; every page then says so
"""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF

from forspring.server import database, logs, secret

PACKAGE = Path(__file__).parent.parent
DATA = Path(os.environ.get("FORSPRING_DATA", "forspring-data")).resolve()
SOURCES = Path(os.environ["FORSPRING_SOURCES"]).resolve() if os.environ.get("FORSPRING_SOURCES") else None
SYNTHETIC = os.environ.get("FORSPRING_SYNTHETIC") == "1"
HTTPS = os.environ.get("FORSPRING_HTTPS") == "1"

SECRET_KEY = secret.key(DATA)
DEBUG = False
ALLOWED_HOSTS = [name for name in os.environ.get("FORSPRING_HOSTS", "127.0.0.1,localhost").split(",") if name]
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in ALLOWED_HOSTS] if HTTPS else []
ROOT_URLCONF = "forspring.server.urls"
WSGI_APPLICATION = "forspring.server.wsgi.application"
DATABASES = {"default": database.settings(os.environ.get("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "forspring.access",
    "forspring.publication",
    "forspring.casework",
    "forspring.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "forspring.web.speaking.SpeakingMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web"],
        "OPTIONS": {"environment": "forspring.web.environment.environment"},
    },
]

AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "full_name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/log-ind/"
LOGIN_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_LOCKOUT_CALLABLE = "forspring.web.pages.login.views.locked_out"
AXES_VERBOSE = False  # its lines name who tried
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # a whole town hall may come from one address; a name cannot be rotated
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "img-src": [SELF, "data:"],
    }
}

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/statisk/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
LOGGING_CONFIG = None
logs.configure()
