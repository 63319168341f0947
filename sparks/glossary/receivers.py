"""When something is published or a term changes, what was found before is no longer true."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published, page_unpublished

from sparks.core.actions import enqueue
from sparks.core.store import stamp


def connect() -> None:
    """Listen; called once when the app is ready."""
    from .models import Term  # models are there by the time the app is ready

    page_published.connect(page_shown, dispatch_uid="glossary_page")
    page_unpublished.connect(page_withdrawn, dispatch_uid="glossary_withdrawn")
    post_save.connect(term_changed, Term, dispatch_uid="glossary_term")
    post_delete.connect(term_changed, Term, dispatch_uid="glossary_term_left")


def page_shown(instance, **kwargs) -> None:
    """Check a page that was published."""
    from .checking import note

    note(instance)


def page_withdrawn(instance, **kwargs) -> None:
    """Forget a page that was withdrawn."""
    from .checking import forget

    forget(instance)


def term_changed(instance, raw: bool = False, **kwargs) -> None:
    """Have all pages checked anew, once for each state of the site."""
    if not raw:
        with transaction.atomic():
            enqueue(kind="glossary.check", dedupe_key=f"glossary.check:{stamp()}")
