"""Whatever changes what a page says, or who may see it, changes its entry in one transaction."""

from django.db.models import Model, Q
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from sparks.glossary.models import GlossaryIndexPage, Term
from sparks.taxonomy.models import Topic

from . import indexing
from .models import SearchEntry


def connect() -> None:
    """Listen; called once when the app is ready. Deleted pages take their entry with them."""
    page_published.connect(page_shown, dispatch_uid="search_page")
    page_unpublished.connect(page_withdrawn, dispatch_uid="search_withdrawn")
    post_page_move.connect(page_moved, dispatch_uid="search_move")
    post_save.connect(access_changed, PageViewRestriction, dispatch_uid="search_restricted")
    post_delete.connect(access_opened, PageViewRestriction, dispatch_uid="search_opened")
    post_save.connect(term_changed, Term, dispatch_uid="search_term")
    post_delete.connect(term_changed, Term, dispatch_uid="search_term_left")
    post_save.connect(topic_changed, Topic, dispatch_uid="search_topic")
    pre_delete.connect(topic_leaving, Topic, dispatch_uid="search_topic_leaving")
    post_delete.connect(topic_left, Topic, dispatch_uid="search_topic_left")


def page_shown(instance: Page, **kwargs) -> None:
    """Write the entry of a page that was published."""
    indexing.update(Page.objects.filter(pk=instance.pk))


def page_withdrawn(instance: Page, **kwargs) -> None:
    """Forget a page that was withdrawn.

    Wagtail says so of a live page that is being deleted, too, while its row still says "live".
    """
    SearchEntry.objects.filter(pk=instance.pk).delete()


def page_moved(instance: Page, **kwargs) -> None:
    """Look again at a page and all below it: the new place may be open to fewer, or to more."""
    indexing.update(_branch(instance.pk))


def access_changed(instance: PageViewRestriction, **kwargs) -> None:
    """Look again at all pages that a restriction is, or was, laid upon."""
    indexing.update(_branch(instance.page_id))


def access_opened(instance: PageViewRestriction, origin, **kwargs) -> None:
    """Show the pages below a restriction that was lifted; not when its page is being deleted."""
    model = origin if isinstance(origin, Model) else getattr(origin, "model", None)
    if model is PageViewRestriction or isinstance(model, PageViewRestriction):
        indexing.update(_branch(instance.page_id))


def term_changed(instance: Term, raw: bool = False, **kwargs) -> None:
    """Write the entry of the glossary anew, in the language of a term."""
    if not raw:
        indexing.update(
            Page.objects.filter(
                pk__in=GlossaryIndexPage.objects.filter(locale=instance.locale_id).values("pk")
            )
        )


def topic_changed(instance: Topic, **kwargs) -> None:
    """Write the new name of a topic to the pages that have it."""
    indexing.update(_tagged(instance))


def topic_leaving(instance: Topic, **kwargs) -> None:
    """Remember which pages have a topic, while that can still be asked."""
    instance.pages_left = list(_tagged(instance).values_list("pk", flat=True))


def topic_left(instance: Topic, **kwargs) -> None:
    """Take a topic from the pages that had it; pages it was merged into keep the other one."""
    indexing.update(Page.objects.filter(pk__in=instance.pages_left))


def _branch(page_id: int):
    """Give a page and all pages below it, as the database has them now."""
    path = Page.objects.filter(pk=page_id).values_list("path", flat=True).first()
    return Page.objects.filter(path__startswith=path) if path else Page.objects.none()


def _tagged(topic: Topic):
    """Give the pages whose entry has a topic, by its old address, or that have it themselves."""
    entries = SearchEntry.objects.filter(topics__contains=[topic.slug]).values("pk")
    having = Q(pk__in=entries)
    for relation in (found for found in Topic._meta.related_objects if found.one_to_many):
        items = relation.related_model._base_manager.filter(**{relation.field.name: topic.pk})
        having |= Q(pk__in=items.values("content_object"))
    return Page.objects.filter(having)
