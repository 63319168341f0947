"""Whatever changes what visitors see changes the list of links in the same transaction."""

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from .collecting import collect, forget
from .places import places, uses_in


def connect() -> None:
    """Listen; called once when the app is ready."""
    page_published.connect(page_shown, dispatch_uid="links_published")
    page_unpublished.connect(page_hidden, dispatch_uid="links_unpublished")
    post_save.connect(record_saved, dispatch_uid="links_saved")
    post_delete.connect(record_deleted, dispatch_uid="links_deleted")


def page_shown(instance: Page, **kwargs) -> None:
    """Collect the links of a page that was published."""
    if type(instance) in places():
        collect([instance])


def page_hidden(instance: Page, **kwargs) -> None:
    """Forget where links stood in a page that was withdrawn."""
    if type(instance) in places():
        forget(instance)


def record_saved(sender: type[Model], instance: Model, **kwargs) -> None:
    """Collect the links of a snippet or setting. Drafts of pages are saved, too: they wait."""
    if kwargs.get("raw") or issubclass(sender, Page) or not _is_place(sender):
        return
    if not kwargs.get("created") or uses_in(instance):
        collect([instance])


def record_deleted(sender: type[Model], instance: Model, **kwargs) -> None:
    """Forget where links stood in what was deleted."""
    if _is_place(sender):
        forget(instance)


def _is_place(sender: type[Model]) -> bool:
    return sender.__module__ != "__fake__" and sender in places()
