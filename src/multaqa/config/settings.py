"""The one settings file: everything that differs between installations comes from the environment."""

from pathlib import Path

from django.utils.csp import CSP

from multaqa.config.database import database_from
from multaqa.config.env import Environment
from multaqa.config.secrets import own_secret_key

env = Environment()
ROOT = Path(__file__).resolve().parents[3]
VAR = Path(env.text("MULTAQA_VAR", default=str(ROOT / "var")))

DEMO = env.flag("MULTAQA_DEMO")
DEBUG = env.flag("MULTAQA_DEBUG")
SECRET_KEY = env.text("MULTAQA_SECRET_KEY") or (own_secret_key(VAR) if DEMO else "")
ALLOWED_HOSTS = env.words("MULTAQA_HOSTS", default=("localhost", "127.0.0.1", "[::1]") if DEMO else ())

INSTALLED_APPS = [
    "multaqa.config",
    "multaqa.web",
    "multaqa.foundation.files",
    "multaqa.foundation.notify",
    "multaqa.foundation.taxonomy",
    "multaqa.foundation.languages",
    "multaqa.foundation.access",
    "multaqa.foundation.people",
    "multaqa.foundation.facts",
    "multaqa.foundation.jobs",
    "multaqa.ui",
    "allauth",
    "allauth.account",
    "django_tasks_db",
    "django_htmx",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "multaqa.config.urls"
WSGI_APPLICATION = "multaqa.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "multaqa.ui.templatetags.ui",
            ],
        },
    }
]

FORM_RENDERER = "multaqa.ui.forms.FormRenderer"

DATABASES = {
    "default": database_from(
        env.text("MULTAQA_DATABASE_URL"), var=VAR, pooled=env.flag("MULTAQA_DATABASE_POOL", default=True)
    )
}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = "strict"

TASKS = {"default": {"BACKEND": "multaqa.foundation.jobs.backend.RepeatingBackend", "QUEUES": ["quick", "slow"]}}
SCHEDULE = "multaqa.config.schedule.SCHEDULE"

LANGUAGE_CODE = "ar"
LANGUAGES = [
    ("ar", "العربية"),
    ("zh-hans", "中文"),
    ("en", "English"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("es", "Español"),
]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "files"

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
