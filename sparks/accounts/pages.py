"""Words for the pages of allauth's that we show: what each is called, says, and asks for.

template: account/form.html unless said otherwise. lead: under the title. button: what sends the
form. after: a template with what comes after the form. back: whether a way to the overview is
offered.
"""

from django.utils.translation import gettext_lazy as _

MESSAGE = "account/message.html"
SENT = "account/code.html"

PAGES = {
    "account_login": {
        "template": "account/login.html",
        "title": _("Sign in"),
        "lead": _("For editors and for project teams. Reading the site needs no account."),
        "button": _("Sign in"),
    },
    "account_signup": {
        "title": _("Create an account"),
        "lead": _("To tell about your project, or to work with a team that invited you."),
        "button": _("Create the account"),
        "after": "account/after_signup.html",
    },
    "account_request_login_code": {
        "title": _("Sign in with a code"),
        "lead": _(
            "We send you a mail with a code that works for 15 minutes, in this browser only."
        ),
        "button": _("Send me a code"),
        "after": "account/after_code.html",
    },
    "account_confirm_login_code": {
        "template": SENT,
        "title": _("Look into your mailbox"),
        "button": _("Sign in"),
    },
    "account_email_verification_sent": {
        "template": SENT,
        "title": _("Confirm your address"),
        "button": _("Confirm"),
    },
    "account_confirm_password_reset_code": {
        "template": SENT,
        "title": _("Look into your mailbox"),
        "button": _("Go on"),
    },
    "account_reset_password": {
        "title": _("A new password"),
        "lead": _("We send you a mail with a code. With it you choose a new password, here."),
        "button": _("Send me a code"),
        "after": "account/after_code.html",
    },
    "account_complete_password_reset": {
        "title": _("Choose a new password"),
        "button": _("Save the password"),
    },
    "account_password_reset_completed": {
        "template": MESSAGE,
        "title": _("You have a new password"),
        "lead": _("Sign in with it now. Everywhere else, you have been signed out."),
        "link": "account_login",
        "link_text": _("Sign in"),
    },
    "account_inactive": {
        "template": MESSAGE,
        "title": _("This account is closed"),
        "lead": _("If that should not be, write to the editors through the contact page."),
    },
    "account_logout": {
        "title": _("Sign out"),
        "lead": _("What you saved stays."),
        "button": _("Sign out"),
        "back": True,
    },
    "account_email": {
        "template": "account/email.html",
        "title": _("E-mail address"),
        "button": _("Send a code there"),
    },
    "account_change_password": {
        "title": _("Change the password"),
        "lead": _("You stay signed in here, and are signed out everywhere else."),
        "button": _("Save the password"),
        "back": True,
    },
    "account_set_password": {
        "title": _("Set a password"),
        "lead": _("So far you sign in without one. That may stay so."),
        "button": _("Save the password"),
        "back": True,
    },
    "account_reauthenticate": {
        "template": "account/again.html",
        "title": _("Is it still you?"),
        "lead": _("Before something that matters we ask once more."),
        "button": _("Go on"),
    },
    "mfa_authenticate": {
        "template": "account/authenticate.html",
        "title": _("The second step"),
        "lead": _("Your account is kept by a second step besides the password."),
        "button": _("Sign in"),
    },
    "mfa_reauthenticate": {
        "template": "account/again.html",
        "title": _("Your code, please"),
        "lead": _("What comes next needs the second step of your account."),
        "button": _("Go on"),
    },
    "mfa_reauthenticate_webauthn": {
        "template": "account/again_passkey.html",
        "title": _("Your passkey, please"),
        "lead": _("What comes next needs the second step of your account."),
    },
    "mfa_index": {
        "template": "account/second_factors.html",
        "title": _("The second step"),
        "lead": _("Who finds out your password still stands before a closed door."),
    },
    "mfa_activate_totp": {
        "template": "account/totp.html",
        "title": _("Add an authenticator app"),
        "button": _("Add the app"),
    },
    "mfa_deactivate_totp": {
        "title": _("Take the app away"),
        "lead": _("Its codes no longer work then. Recovery codes go with the last second step."),
        "button": _("Take it away"),
        "back": True,
    },
    "mfa_view_recovery_codes": {
        "template": "account/recovery_codes.html",
        "title": _("Recovery codes"),
        "lead": _("For the day when your phone is lost. Each works once."),
    },
    "mfa_generate_recovery_codes": {
        "title": _("New recovery codes"),
        "lead": _("The old ones no longer work then."),
        "button": _("Make new codes"),
        "back": True,
    },
    "mfa_list_webauthn": {
        "template": "account/passkeys.html",
        "title": _("Passkeys"),
        "lead": _("A key on your phone, computer or USB stick. It works on this site only."),
    },
    "mfa_add_webauthn": {
        "template": "account/add_passkey.html",
        "title": _("Add a passkey"),
        "lead": _("Your browser asks which device should keep it."),
    },
    "mfa_edit_webauthn": {
        "title": _("Rename the passkey"),
        "button": _("Save"),
        "back": True,
    },
    "mfa_remove_webauthn": {
        "title": _("Take the passkey away"),
        "lead": _("It stays on your device, but opens nothing here any more."),
        "button": _("Take it away"),
        "back": True,
    },
    "socialaccount_connections": {
        "template": "account/connections.html",
        "title": _("Signing in through another organisation"),
    },
    "socialaccount_signup": {
        "title": _("One more question"),
        "lead": _("No account here is connected yet. Name the address for a new one."),
        "button": _("Create the account"),
        "after": "account/after_social_signup.html",
    },
    "socialaccount_login_cancelled": {
        "template": MESSAGE,
        "title": _("You did not sign in"),
        "lead": _("You turned back on the way. Nothing has changed."),
        "link": "account_login",
        "link_text": _("Sign in another way"),
    },
    "socialaccount_login_error": {
        "template": MESSAGE,
        "title": _("That did not work"),
        "lead": _("The other organisation did not let you through, or did not answer."),
        "link": "account_login",
        "link_text": _("Sign in another way"),
    },
    "usersessions_list": {
        "template": "account/sessions.html",
        "title": _("Where you are signed in"),
    },
}
