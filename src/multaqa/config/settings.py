"""The one settings file: everything that differs between installations comes from the environment."""

from pathlib import Path

from django.utils.csp import CSP

from multaqa.config import connections
from multaqa.config.env import Environment, time_zone
from multaqa.config.logs import logging_settings
from multaqa.config.secrets import own_secret_key
from multaqa.gateways.identity.api import Issuer, issuers_from
from multaqa.gateways.translation.api import Machine, service_address

env = Environment()
ROOT = Path(__file__).resolve().parents[3]
VAR = Path(env.text("MULTAQA_VAR", default=str(ROOT / "var"))).absolute()

# A demo keeps its own secret, listens on this machine alone and speaks plain HTTP; nothing else may.
DEMO = env.flag("MULTAQA_DEMO")
DEBUG = env.flag("MULTAQA_DEBUG")
SECRET_KEY = (
    env.text("MULTAQA_SECRET_KEY")
    or (own_secret_key(VAR) if DEMO else "")
    or env.missing("MULTAQA_SECRET_KEY", advice="make one with `openssl rand -base64 48` and keep it.")
)
SECRET_KEY_FALLBACKS = env.words("MULTAQA_OLD_SECRET_KEYS")
BACKUP_PASSPHRASE = env.text("MULTAQA_BACKUP_PASSPHRASE")
WEB_PROCESSES = env.number("MULTAQA_WEB_PROCESSES", default=1 if DEMO else 2)

# The address people type; links in mail begin with it.
PORT = env.number("MULTAQA_PORT", default=8000)
ADDRESS = env.text("MULTAQA_ADDRESS", default=f"http://localhost:{PORT}" if DEMO else "").rstrip("/")
ALLOWED_HOSTS = env.words("MULTAQA_HOSTS", default=connections.hosts_of(ADDRESS, demo=DEMO))

INSTALLED_APPS = [
    "multaqa.config",
    "multaqa.web",
    "multaqa.features.news",
    "multaqa.features.announcements",
    "multaqa.features.community",
    "multaqa.features.conversations",
    "multaqa.features.membership",
    "multaqa.foundation.privacy",
    "multaqa.foundation.conduct",
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
    "allauth.mfa",
    "django_tasks_db",
    "django_htmx",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "multaqa.config.middleware.harden",
    "multaqa.config.health.answer_probes",
    "multaqa.config.middleware.trace",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "multaqa.config.middleware.keep_private",
    "multaqa.config.middleware.CompressPages",
    "multaqa.config.tidying.tidy_cookies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "multaqa.config.tidying.tidy_requests",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "multaqa.foundation.people.middleware.presence",
    "multaqa.foundation.people.middleware.preferences",
    "multaqa.foundation.people.middleware.viewing",
    "multaqa.config.middleware.explain_method",
    "multaqa.web.setting_up.gate.ClosedUntilOpened",
    "multaqa.foundation.people.one_page.OnePage",
    "multaqa.foundation.conduct.middleware.AskAcceptance",
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
                "multaqa.foundation.people.context.reading",
                "multaqa.web.frame.frame",
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

DATABASES = {"default": connections.database(env, var=VAR)}
CACHES = {
    "default": connections.cache(env),
    # What one process may remember for itself: answers whose key moves on when they change.
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5_000}},
}
MAILERS = {"default": connections.mailer(env, var=VAR)}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("MULTAQA_MAIL_FROM", default="multaqa@localhost")
# Where mail servers send what they cannot deliver; its mailbox is piped to `manage.py record_bounce`.
MAIL_RETURNS = env.text("MULTAQA_MAIL_RETURNS", default=DEFAULT_FROM_EMAIL)

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["multaqa.foundation.people.backend.Backend"]
# RFC 9106, section 4, for memory that is not plentiful: 64 MiB, three passes, four lanes. Each sign-in takes that much.
ARGON2 = {
    "time_cost": 3,
    "memory_cost": env.number("MULTAQA_ARGON2_MEMORY_KIB", default=64 * 1024),
    "parallelism": 4,
}
PASSWORD_HASHERS = [
    "multaqa.foundation.people.hashers.Argon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "multaqa.foundation.people.passwords.GuessableValidator", "OPTIONS": {"shorter_than": 10}},
]
LOGIN_URL = "account_login"
SESSION_ENGINE = "multaqa.foundation.people.sessions"
# How long somebody stays signed in at most, and how long without using the site (docs/operate/accounts.md).
SESSION_COOKIE_AGE = env.number("MULTAQA_SESSION_DAYS", default=14) * 24 * 3600
SESSION_REST_HOURS = env.number("MULTAQA_SESSION_REST_HOURS", default=72)
CSRF_FAILURE_VIEW = "multaqa.foundation.people.views.stale_form"
ACCOUNT_ADAPTER = "multaqa.foundation.notify.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a change of address or password is told to its owner
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "multaqa.foundation.people.reset_tokens.StampedTokens"  # noqa: S105 - it names a class
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "login": "multaqa.foundation.people.forms.accounts.SignInForm",
    "signup": "multaqa.foundation.people.forms.accounts.SignUpForm",
    "reset_password": "multaqa.foundation.people.forms.accounts.ForgottenPasswordForm",
    "reset_password_from_key": "multaqa.foundation.people.forms.accounts.ResetPasswordForm",
    "change_password": "multaqa.foundation.people.forms.accounts.ChangePasswordForm",
    "set_password": "multaqa.foundation.people.forms.accounts.SetPasswordForm",
    "add_email": "multaqa.foundation.people.forms.accounts.ChangeAddressForm",
}
ACCOUNT_RATE_LIMITS = {"reset_password": "20/m/ip,5/h/key"}  # nobody's mailbox is filled by asking in her name
MFA_ADAPTER = "multaqa.foundation.people.factor_adapter.FactorRules"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RATE_LIMITS = {"webauthn_login": "30/m/ip"}  # two requests for each sign-in
# Who signs people in beside ourselves: a table of TOML for each (docs/operate/sign-in.md).
NO_ISSUERS: tuple[Issuer, ...] = ()
SIGN_IN_BY = env.parsed("MULTAQA_SIGN_IN_BY", parse=issuers_from, default=NO_ISSUERS)
# How long a second factor (or the password of who has none) counts as just given.
RECOVERY_HOURS = env.number("MULTAQA_RECOVERY_HOURS", default=72)  # waited after two officers verified somebody
UNDO_ADDRESS_HOURS = env.number("MULTAQA_UNDO_ADDRESS_HOURS", default=168)  # while the old address can undo a change
PROOF_MINUTES = env.number("MULTAQA_PROOF_MINUTES", default=15)

# How many bytes of files a person, and all together, may upload; 0 is no limit.
FILES_OF_A_PERSON = env.number("MULTAQA_FILES_OF_A_PERSON_MB", default=2_000) * 1_000_000
FILES_IN_ALL = env.number("MULTAQA_FILES_IN_ALL_MB", default=50_000) * 1_000_000
# How many profiles one account reads in an hour before each further one waits, and in a day before it is stopped.
PROFILES_AN_HOUR = env.number("MULTAQA_PROFILES_AN_HOUR", default=60)
PROFILES_A_DAY = env.number("MULTAQA_PROFILES_A_DAY", default=200)
COUNT_PROFILES_READ = True  # walks of the whole site, which read more than anybody, turn it off
LANGUAGES_KNOWN_SECONDS = 30  # for how long a process believes which languages stewards chose to offer
BANNERS_KNOWN_SECONDS = 30  # for how long a process believes which announcements stand above pages for visitors
READ_MARKS_WRITTEN_SECONDS = 20  # how often what people read in communities is written, all of it together
UNSEEN_KNOWN_SECONDS = 300  # how long a number of unseen notices is believed when nothing is heard to change
FETCH_PAGES = env.flag("MULTAQA_FETCH_PAGES", default=True)  # whether an import may fetch from the public web
# The machine that drafts translations, and up to which label words may go to it; TLP:RED never does.
TRANSLATE_BY = Machine(
    address=env.parsed("MULTAQA_TRANSLATE_BY", parse=service_address, default=""),
    key=env.text("MULTAQA_TRANSLATE_KEY"),
    is_inside=env.flag("MULTAQA_TRANSLATE_INSIDE"),
)
TRANSLATE_UP_TO = env.choice(
    "MULTAQA_TRANSLATE_UP_TO",
    of=("CLEAR", "GREEN", "AMBER", "AMBER+STRICT"),
    default="AMBER+STRICT" if TRANSLATE_BY.is_inside else "GREEN",
)
# How many days someone has to take back that she wants to be erased, and where the list of the erased is kept: outside
# the database, so that a restored backup can be brought up to date with it (docs/operate/requests.md).
ERASURE_WAITING_DAYS = env.number("MULTAQA_ERASURE_WAITING_DAYS", default=14)
ERASURES_LIST = Path(env.text("MULTAQA_ERASURES_LIST", default=str(VAR / "erasures.txt")))
TASKS = {"default": {"BACKEND": "multaqa.foundation.jobs.backend.RepeatingBackend", "QUEUES": ["quick", "slow"]}}
SCHEDULE = "multaqa.config.schedule.SCHEDULE"

NAMES_OF_LANGUAGES = {
    "ar": "العربية",
    "zh-hans": "中文",
    "en": "English",
    "fr": "Français",
    "ru": "Русский",
    "es": "Español",
}
LANGUAGES = [(code, NAMES_OF_LANGUAGES[code]) for code in env.some("MULTAQA_LANGUAGES", of=tuple(NAMES_OF_LANGUAGES))]
LANGUAGE_CODE = "ar" if "ar" in dict(LANGUAGES) else LANGUAGES[0][0]
USE_I18N = True
TIME_ZONE = env.parsed("MULTAQA_TIME_ZONE", parse=time_zone, default="UTC")
USE_TZ = True

# Static files are collected under far-future names; a developer and the tests take them from where they lie.
COLLECTED = env.flag("MULTAQA_COLLECTED", default=not DEBUG)
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("MULTAQA_STATIC_ROOT", default=str(VAR / "static")))
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not COLLECTED
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "multaqa.ui.staticfiles.JoinedFinder",
]
STORAGES = {
    "default": connections.file_storage(env, var=VAR),
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
MEDIA_ROOT = VAR / "files"

# Everything but a demo is reached over HTTPS, which a proxy in front ends.
HTTPS = env.flag("MULTAQA_HTTPS", default=not (DEMO or DEBUG))
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = env.number("MULTAQA_HSTS_SECONDS", default=365 * 24 * 3600) * HTTPS
SECURE_HSTS_INCLUDE_SUBDOMAINS = True  # of our own host name alone
# Browsers take a cookie of this name only over HTTPS and from this very host.
OWN_COOKIES_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{OWN_COOKIES_PREFIX}sessionid", f"{OWN_COOKIES_PREFIX}csrftoken"
LANGUAGE_COOKIE_NAME = f"{OWN_COOKIES_PREFIX}language"
CSRF_COOKIE_HTTPONLY = True
# How many proxies stand in front: that many entries of X-Forwarded-For, and X-Forwarded-Proto, are believed.
PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT = env.number("MULTAQA_PROXIES", default=0)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True

LOGGING_CONFIG = "multaqa.config.logs.start_logging"
LOGGING = logging_settings(
    form=env.choice("MULTAQA_LOG", of=("json", "plain"), default="plain" if DEMO or DEBUG else "json"),
    level=env.choice(
        "MULTAQA_LOG_LEVEL", of=("DEBUG", "INFO", "WARNING", "ERROR"), default="WARNING" if DEMO else "INFO"
    ),
)

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    # Signing in through a provider is a form of ours that leads there.
    "form-action": [CSP.SELF, *(origin for issuer in SIGN_IN_BY for origin in issuer.origins)],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    # Browsers that know Trusted Types (W3C) let no text become markup but through ui/elements/trust.js.
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["default", "multaqa"],
}
SECURE_REFERRER_POLICY = "same-origin"

env.finish()
