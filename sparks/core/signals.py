"""Every change to what a visitor can see starts a new generation, in the same transaction."""

from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.signals import post_page_move

from . import store
from .models.generation import Generation

# Records no public page shows. Everything else counts, so that a new model cannot be forgotten.
UNSEEN_APPS = {
    "sessions",
    "admin",
    "account",
    "accounts",
    "auth",
    "contenttypes",
    "mfa",
    "migrations",
    "submissions",
    "socialaccount",
    "usersessions",
    "wagtailsearch",
}
UNSEEN_MODELS = {
    "core.generation",
    "core.heartbeat",
    "core.outboxmessage",
    "core.ratecount",
    "core.siterendition",
    "glossary.pagefinding",
    "home.contactmessage",
    "links.link",
    "links.use",
    "newsletter.addresschange",
    "newsletter.consentevent",
    "newsletter.daycount",
    "newsletter.delivery",
    "newsletter.feedback",
    "newsletter.importrow",
    "newsletter.mailing",
    "newsletter.mailingvariant",
    "newsletter.subscriber",
    "newsletter.subscriberimport",
    "newsletter.suppression",
    "newsletter.throttle",
    "newsletter.trialletter",
    "projects.cordisdump",
    "projects.cordisrecord",
    "projects.cordisrow",
    "projects.cordisrun",
    "projects.organisationkey",
    "wagtailcore.comment",
    "wagtailcore.commentreply",
    "wagtailcore.modellogentry",
    "wagtailcore.pagelogentry",
    "wagtailcore.pagesubscription",
    "wagtailcore.referenceindex",
    "wagtailcore.revision",
    "wagtailcore.taskstate",
    "wagtailcore.uploadedfile",
    "wagtailcore.workflowstate",
}


def connect() -> None:
    """Listen to all models; called once when the app is ready."""
    post_save.connect(bump, dispatch_uid="generation_save")
    post_delete.connect(bump, dispatch_uid="generation_delete")
    m2m_changed.connect(bump, dispatch_uid="generation_m2m")
    # A page that changes places with its neighbours is not saved.
    post_page_move.connect(bump, dispatch_uid="generation_move")


def bump(sender, **kwargs) -> None:
    """Start a new generation unless `sender` is never shown to visitors."""
    meta = sender._meta
    if sender.__module__ == "__fake__":  # the models of a migration; their table may not exist yet
        return
    if kwargs.get("raw") or meta.app_label in UNSEEN_APPS or meta.label_lower in UNSEEN_MODELS:
        return
    if kwargs.get("action", "").startswith("pre_"):
        return
    Generation.bump()
    store.begin_request()
