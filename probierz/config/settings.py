"""All settings of Probierz; what differs between installations comes from the environment."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from probierz.config import engine, env

engine.use_bundled_sqlite()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(env.text("PROBIERZ_DATA", str(BASE_DIR / "var" / "demo")))
DEBUG = env.flag("PROBIERZ_DEBUG")
# Demo data are marked on every screen, and loopback may be used without TLS.
PROBIERZ_DEMO = env.flag("PROBIERZ_DEMO")
# The page with every component, for those who build pages and for tests.
PROBIERZ_GALLERY = DEBUG or env.flag("PROBIERZ_GALLERY")
PROBIERZ_PUBLIC_URL = env.text("PROBIERZ_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
PROBIERZ_TLS = PROBIERZ_PUBLIC_URL.startswith("https://")
SECRET_KEY = env.secret("PROBIERZ_SECRET_KEY", DATA_DIR / "secret-key")
ALLOWED_HOSTS = env.names("PROBIERZ_HOSTS", "127.0.0.1,localhost,[::1]")

INSTALLED_APPS = [
    "probierz.config",
    "probierz.demo",
    "probierz.public",
    "probierz.desk",
    "probierz.programme",
    "probierz.reviews",
    "probierz.surveys",
    "probierz.audits",
    "probierz.certificates",
    "probierz.improvement",
    "probierz.planning",
    "probierz.processes",
    "probierz.documents",
    "probierz.standards",
    "probierz.members",
    "probierz.design",
    "probierz.backup",
    "probierz.notices",
    "probierz.attachments",
    "probierz.jobs",
    "probierz.search",
    "probierz.trail",
    "probierz.access",
    "probierz.people",
    "probierz.offices",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "probierz.config.requests.number_requests",
    "probierz.config.headers.harden",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "probierz.design.languages.language_by_address",
    "probierz.config.express.express_lane",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "probierz.access.middleware.LogInFirst",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "probierz.access.middleware.actor_middleware",
    "probierz.config.refusals.explain_wrong_methods",
    "probierz.config.refusals.refuse_hopeless",
]

ROOT_URLCONF = "probierz.config.urls"
WSGI_APPLICATION = "probierz.config.wsgi.application"

_LOADERS = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [("django.template.loaders.cached.Loader", _LOADERS)],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "probierz.design.context.frame",
            ],
        },
    },
]
FORM_RENDERER = "probierz.design.forms.FormRenderer"

DATABASES = {"default": env.database("PROBIERZ_DATABASE_URL", sqlite_file=DATA_DIR / "probierz.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Rate limits are shared between processes, therefore in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "probierz.people.hashing.Argon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# ASVS 5.0 V6.2: length and block lists, no composition rules, no forced rotation.
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "probierz.people.passwords.GuessableValidator"},
    {"NAME": "probierz.people.passwords.OfficeWordsValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/moje-sprawy/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account begins with an invitation to that address
ACCOUNT_ADAPTER = "probierz.people.adapter.AccountAdapter"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_NOTIFICATIONS = True  # whoever's account changes hears of it
# A whole office often stands behind one address of the network, an account is one person.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "60/5m/ip,5/5m/key"}
# Behind the proxy that brings TLS everybody comes from its address; what it says about the sender counts instead.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if PROBIERZ_TLS else 0
ACCOUNT_FORMS = {
    "login": "probierz.people.forms.LoginForm",
    "change_password": "probierz.people.forms.ChangePasswordForm",
    "reset_password": "probierz.people.forms.ResetPasswordForm",
    "reset_password_from_key": "probierz.people.forms.ResetPasswordKeyForm",
    "reauthenticate": "probierz.people.forms.ReauthenticateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PROBIERZ_TLS
MFA_TOTP_ISSUER = "Probierz"
MFA_ADAPTER = "probierz.people.second_factor.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the invitation went to that address
MFA_FORMS = {
    "authenticate": "probierz.people.forms.AuthenticateForm",
    "reauthenticate": "probierz.people.forms.ReauthenticateByCodeForm",
    "activate_totp": "probierz.people.forms.ActivateTOTPForm",
    "add_webauthn": "probierz.people.forms.AddPasskeyForm",
    "edit_webauthn": "probierz.people.forms.RenamePasskeyForm",
    "authenticate_webauthn": "probierz.people.forms.AuthenticateByPasskeyForm",
    "login_webauthn": "probierz.people.forms.LoginByPasskeyForm",
    "reauthenticate_webauthn": "probierz.people.forms.ReauthenticateByPasskeyForm",
}

LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", _("Polish")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Warsaw"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "files"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_NAME = "__Host-session" if PROBIERZ_TLS else "session"
SESSION_COOKIE_SECURE = PROBIERZ_TLS
CSRF_COOKIE_NAME = "__Host-csrf" if PROBIERZ_TLS else "csrf"
CSRF_COOKIE_SECURE = PROBIERZ_TLS
CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"
LANGUAGE_COOKIE_NAME = "language"
CSRF_TRUSTED_ORIGINS = [PROBIERZ_PUBLIC_URL] if PROBIERZ_TLS else []
SECURE_HSTS_SECONDS = 31_536_000 if PROBIERZ_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PROBIERZ_TLS
SECURE_HSTS_PRELOAD = PROBIERZ_TLS
SECURE_SSL_REDIRECT = PROBIERZ_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROBIERZ_TLS else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

# Answers that one form may give in ten minutes before the rest is set apart for a look; 0 sets no limit.
PROBIERZ_ANSWERS_AT_ONCE = env.number("PROBIERZ_ANSWERS_AT_ONCE", 300)
# Invitations to surveys that leave in a minute, all offices together: providers take a flood for spam.
PROBIERZ_INVITATIONS_A_MINUTE = env.number("PROBIERZ_INVITATIONS_A_MINUTE", 60)

# The demonstration keeps its letters as files, since reminders would fill its terminal.
_MAIL = f"django.core.mail.backends.{'filebased' if PROBIERZ_DEMO else 'console'}.EmailBackend"
EMAIL_BACKEND = env.text("PROBIERZ_EMAIL_BACKEND", _MAIL)
EMAIL_FILE_PATH = DATA_DIR / "mail"
EMAIL_HOST = env.text("PROBIERZ_SMTP_HOST", "127.0.0.1")
EMAIL_PORT = env.number("PROBIERZ_SMTP_PORT", 25)
EMAIL_HOST_USER = env.text("PROBIERZ_SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("PROBIERZ_SMTP_PASSWORD")
EMAIL_USE_TLS = env.flag("PROBIERZ_SMTP_TLS")
EMAIL_TIMEOUT = 10  # seconds; a silent server must not hold up the timetable
DEFAULT_FROM_EMAIL = env.text("PROBIERZ_MAIL_FROM", "probierz@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
        "bare": {"format": "%(message)s"},
    },
    "filters": {"routes": {"()": "probierz.config.logs.RoutesInsteadOfAddresses"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["routes"]},
        "requests": {"class": "logging.StreamHandler", "formatter": "bare"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # What people did, line by line; the demonstration keeps its terminal quiet.
        "probierz.requests": {
            "handlers": ["requests"],
            "level": "ERROR" if PROBIERZ_DEMO else "INFO",
            "propagate": False,
        },
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
    },
}
