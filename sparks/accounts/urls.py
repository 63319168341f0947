"""Addresses of accounts: which of allauth's pages there are, under the names it knows them by.

Most of them are one form under a few words, so they share a template.
"""

from allauth.account import views as account
from allauth.account.internal.decorators import login_not_required
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import include, path

from . import views
from .pages import PAGES


def page(view, name: str):
    """Give a view of allauth's with our template and the words for the page of that name."""
    words = dict(PAGES[name])
    template = words.pop("template", "account/form.html")
    return view.as_view(template_name=template, extra_context=words)


confirm_email = login_not_required(
    page(account.ConfirmEmailVerificationCodeView, "account_email_verification_sent")
)

entering = [
    path("login/", page(account.LoginView, "account_login"), name="account_login"),
    path("logout/", page(account.LogoutView, "account_logout"), name="account_logout"),
    path("signup/", page(account.SignupView, "account_signup"), name="account_signup"),
    path(
        "login/code/",
        page(account.RequestLoginCodeView, "account_request_login_code"),
        name="account_request_login_code",
    ),
    path(
        "login/code/confirm/",
        page(account.ConfirmLoginCodeView, "account_confirm_login_code"),
        name="account_confirm_login_code",
    ),
    path("login/passkey/", views.PasskeyLogin.as_view(), name="mfa_login_webauthn"),
    path("login/second/", page(mfa.AuthenticateView, "mfa_authenticate"), name="mfa_authenticate"),
    path("confirm-email/", confirm_email, name="account_email_verification_sent"),
    path(
        "inactive/", page(account.AccountInactiveView, "account_inactive"), name="account_inactive"
    ),
]

password = [
    path(
        "change/",
        page(account.PasswordChangeView, "account_change_password"),
        name="account_change_password",
    ),
    path(
        "set/", page(account.PasswordSetView, "account_set_password"), name="account_set_password"
    ),
    path(
        "reset/",
        page(account.PasswordResetView, "account_reset_password"),
        name="account_reset_password",
    ),
    path(
        "reset/confirm/",
        page(account.ConfirmPasswordResetCodeView, "account_confirm_password_reset_code"),
        name="account_confirm_password_reset_code",
    ),
    path(
        "reset/complete/",
        page(account.CompletePasswordResetView, "account_complete_password_reset"),
        name="account_complete_password_reset",
    ),
    path(
        "reset/done/",
        page(account.PasswordResetFromKeyDoneView, "account_password_reset_completed"),
        name="account_password_reset_completed",
    ),
]

second = [
    path("", page(mfa.IndexView, "mfa_index"), name="mfa_index"),
    path("needed/", views.SecondFactor.as_view(), name="account_second_factor"),
    path("again/", page(mfa.ReauthenticateView, "mfa_reauthenticate"), name="mfa_reauthenticate"),
    path("app/add/", page(views.AddApp, "mfa_activate_totp"), name="mfa_activate_totp"),
    path(
        "app/remove/",
        page(totp.DeactivateTOTPView, "mfa_deactivate_totp"),
        name="mfa_deactivate_totp",
    ),
    path(
        "recovery/",
        page(views.RecoveryCodes, "mfa_view_recovery_codes"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "recovery/new/",
        page(codes.GenerateRecoveryCodesView, "mfa_generate_recovery_codes"),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "recovery/codes.txt",
        views.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path(
        "passkeys/",
        page(passkeys.ListWebAuthnView, "mfa_list_webauthn"),
        name="mfa_list_webauthn",
    ),
    path(
        "passkeys/add/",
        page(views.AddPasskey, "mfa_add_webauthn"),
        name="mfa_add_webauthn",
    ),
    path(
        "passkeys/again/",
        page(passkeys.ReauthenticateWebAuthnView, "mfa_reauthenticate_webauthn"),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "passkeys/<int:pk>/rename/",
        page(passkeys.EditWebAuthnView, "mfa_edit_webauthn"),
        name="mfa_edit_webauthn",
    ),
    path(
        "passkeys/<int:pk>/remove/",
        page(passkeys.RemoveWebAuthnView, "mfa_remove_webauthn"),
        name="mfa_remove_webauthn",
    ),
]

elsewhere = [
    path(
        "",
        page(social.ConnectionsView, "socialaccount_connections"),
        name="socialaccount_connections",
    ),
    path("new/", page(social.SignupView, "socialaccount_signup"), name="socialaccount_signup"),
    path(
        "cancelled/",
        page(social.LoginCancelledView, "socialaccount_login_cancelled"),
        name="socialaccount_login_cancelled",
    ),
    path(
        "failed/",
        page(social.LoginErrorView, "socialaccount_login_error"),
        name="socialaccount_login_error",
    ),
    path("<slug:provider_id>/login/", views.oidc_login, name="openid_connect_login"),
    path("<slug:provider_id>/callback/", oidc.callback, name="openid_connect_callback"),
]

own = [
    path("", views.Home.as_view(), name="account_home"),
    path("profile/", views.Profile.as_view(), name="account_profile"),
    path("email/", page(account.EmailView, "account_email"), name="account_email"),
    path(
        "again/",
        page(account.ReauthenticateView, "account_reauthenticate"),
        name="account_reauthenticate",
    ),
    path("sessions/", page(views.Sessions, "usersessions_list"), name="usersessions_list"),
    path("data/", views.Data.as_view(), name="account_data"),
    path("data/download/", views.download, name="account_data_download"),
    path("data/erase/", views.Erase.as_view(), name="account_data_erase"),
    path("data/erased/", views.erased, name="account_data_erased"),
]

urlpatterns = [
    path(
        "account/",
        include(
            [
                *entering,
                *own,
                path("password/", include(password)),
                path("second/", include(second)),
                path("elsewhere/", include(elsewhere)),
            ]
        ),
    ),
]

# Stand before Wagtail's own addresses, and take their place.
wagtail_doors = [
    path("admin/login/", views.to_account),
    path("admin/logout/", views.leave_wagtail),
    path("admin/password_reset/", views.to_reset),
    path("admin/password_reset/<path:rest>", views.to_reset),
]
wagtail_page_doors = [path("_util/login/", views.to_account)]
