"""Accounts: signing in, second factors, passwords, sessions, another organisation's sign-in.

Why each choice was made: docs/decisions/accounts.md. Limits are those of sparks.accounts.limits, in
PostgreSQL; allauth's own, which are kept in the cache, are off.
"""

from urllib.parse import urlsplit

import environ

env = environ.Env()

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "sparks.accounts.passwords.LengthValidator"},
    {"NAME": "sparks.accounts.passwords.ContextValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

# Sessions are in PostgreSQL and end with the browser, or after a working day and night.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 24 * 60 * 60
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
ACCOUNT_SESSION_REMEMBER = False
# Nothing that anonymous visitors see is worth a cookie: messages live in the session of accounts.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

ACCOUNT_ADAPTER = "sparks.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "add_email": "sparks.accounts.forms.AddEmailForm",
    "change_password": "sparks.accounts.forms.ChangePasswordForm",
    "confirm_email_verification_code": "sparks.accounts.forms.ConfirmEmailForm",
    "confirm_login_code": "sparks.accounts.forms.ConfirmLoginCodeForm",
    "confirm_password_reset_code": "sparks.accounts.forms.ConfirmResetCodeForm",
    "login": "sparks.accounts.forms.LoginForm",
    "reauthenticate": "sparks.accounts.forms.ReauthenticateForm",
    "request_login_code": "sparks.accounts.forms.RequestLoginCodeForm",
    "reset_password": "sparks.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "sparks.accounts.forms.NewPasswordForm",
    "set_password": "sparks.accounts.forms.SetPasswordForm",
    "signup": "sparks.accounts.forms.SignupForm",
}
ACCOUNT_PREVENT_ENUMERATION = True
# By codes, never by links: a code works only in the browser that asked for it, and opening a link
# changes nothing.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False

MFA_ADAPTER = "sparks.accounts.adapters.MFAAdapter"
MFA_FORMS = {
    "activate_totp": "sparks.accounts.forms.ActivateTOTPForm",
    "add_webauthn": "sparks.accounts.forms.AddPasskeyForm",
    "authenticate": "sparks.accounts.forms.AuthenticateForm",
    "edit_webauthn": "sparks.accounts.forms.RenamePasskeyForm",
    "reauthenticate": "sparks.accounts.forms.ReauthenticateByCodeForm",
}
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Sparks in the Dark"
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off; no code works twice all the same
# Encrypts secrets of authenticator apps, recovery codes and mails that carry a code. The first key
# encrypts, all of them decrypt.
ACCOUNT_SECRETS_KEYS = env.list("ACCOUNT_SECRETS_KEYS", default=[])

USERSESSIONS_TRACK_ACTIVITY = False

# Sign-in with another organisation, by OpenID Connect: only when OIDC_SERVER_URL names it.
SOCIALACCOUNT_ADAPTER = "sparks.accounts.adapters.SocialAdapter"
SOCIALACCOUNT_FORMS = {"signup": "sparks.accounts.forms.SocialSignupForm"}
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
OIDC_SERVER_URL = env.str("OIDC_SERVER_URL", default="")
OIDC_NAME = env.str("OIDC_NAME", default="EU Login")
# Where a form may lead to besides ourselves: the provider, and whoever it sends people on to.
OIDC_ORIGINS = env.list("OIDC_ORIGINS", default=[])
# What the provider says in its claims `acr` or `amr` when somebody used two factors there.
OIDC_MFA_CLAIMS = env.list("OIDC_MFA_CLAIMS", default=[])
OIDC_APP = {
    "provider_id": "oidc",
    "name": OIDC_NAME,
    "client_id": env.str("OIDC_CLIENT_ID", default=""),
    "secret": env.str("OIDC_SECRET", default=""),
    "settings": {
        "server_url": OIDC_SERVER_URL,
        "oauth_pkce_enabled": True,
    },
}
if method := env.str("OIDC_TOKEN_AUTH_METHOD", default=""):  # else what the provider says it takes
    OIDC_APP["settings"]["token_auth_method"] = method
if acr := env.str("OIDC_ACR_VALUES", default=""):
    OIDC_APP["settings"]["auth_params"] = {"acr_values": acr}
if OIDC_SERVER_URL:
    parts = urlsplit(OIDC_SERVER_URL)
    OIDC_ORIGINS = [f"{parts.scheme}://{parts.netloc}", *OIDC_ORIGINS]
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [OIDC_APP] if OIDC_SERVER_URL else [],
    }
}

# Wagtail: its own doors lead to ours, and it changes neither passwords nor addresses.
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
