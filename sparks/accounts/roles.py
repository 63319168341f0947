"""The three roles, kept as groups: editors write, moderators publish, administrators do the rest.

Wagtail's own migrations make the groups "Editors" and "Moderators" and the workflow between them;
they are kept and completed here. What an administrator adds to a group by hand stays.
"""

from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connections
from django.db.models import Q
from wagtail import hooks
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

EDITORS, MODERATORS, ADMINISTRATORS = "Editors", "Moderators", "Administrators"

PAGE_RIGHTS = {
    EDITORS: ["add_page", "change_page"],
    MODERATORS: ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"],
    ADMINISTRATORS: [
        "add_page",
        "change_page",
        "publish_page",
        "lock_page",
        "unlock_page",
        "bulk_delete_page",
    ],
}
LIBRARY_RIGHTS = [
    f"{verb}_{kind}" for kind in ("image", "document") for verb in ("add", "change", "choose")
]
COLLECTION_RIGHTS = {
    EDITORS: LIBRARY_RIGHTS,
    MODERATORS: LIBRARY_RIGHTS,
    ADMINISTRATORS: [*LIBRARY_RIGHTS, "add_collection", "change_collection", "delete_collection"],
}
# Users, settings and the machinery: no business of an editor's.
ADMINISTRATION = Q(
    content_type__app_label__in=["accounts", "auth", "wagtailcore", "wagtailredirects"]
) | Q(content_type__app_label="core", content_type__model__in=["sitesettings", "outboxmessage"])
ADMINISTRATION |= Q(content_type__app_label="newsletter", content_type__model="newslettersettings")
ADMINISTRATION |= Q(content_type__app_label="newsletter", codename="delete_suppression")
# Readers' addresses, and what goes out to all of them: no business of those who only write.
READERS = Q(
    content_type__app_label="newsletter",
    content_type__model__in=["mailing", "subscriber", "suppression", "subscriberimport"],
)
# Who gets into teams: editors see it, moderators decide.
JOINING = Q(
    content_type__app_label="submissions",
    codename__in=["change_joinrequest", "change_team"],
)
KEPT_FROM = {
    EDITORS: ADMINISTRATION | READERS | JOINING,
    MODERATORS: ADMINISTRATION,
    ADMINISTRATORS: Q(),
}


def last_app():
    """Give the app that `migrate` finishes last: by then, all permissions are there."""
    return [app for app in apps.get_app_configs() if app.models_module][-1]


def keep_roles(using: str = "default", **kwargs) -> None:
    """Give each role what it is missing; receiver of post_migrate, and can be run at any time."""
    if GroupApprovalTask._meta.db_table not in connections[using].introspection.table_names():
        return  # only a part of the site has been migrated
    everything = _registered_permissions()
    for name in (EDITORS, MODERATORS, ADMINISTRATORS):
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(*everything.exclude(KEPT_FROM[name]))
        _grant(GroupPagePermission, group, PAGE_RIGHTS[name], page=Page.get_first_root_node())
        _grant(
            GroupCollectionPermission,
            group,
            COLLECTION_RIGHTS[name],
            collection=Collection.get_first_root_node(),
        )
    administrators = Group.objects.get(name=ADMINISTRATORS)
    for task in GroupApprovalTask.objects.filter(groups__name=MODERATORS):
        task.groups.add(administrators)


def _registered_permissions():
    """Give every permission that the admin knows, our rooms' included.

    The rooms' viewsets bring theirs when the admin's addresses are loaded, so those come first.
    """
    import_module("wagtail.admin.urls")
    found = Permission.objects.none()
    for function in hooks.get_hooks("register_permissions"):
        found |= function()
    return Permission.objects.filter(pk__in=found.order_by().values("pk"))


def _grant(model, group: Group, codenames: list[str], **place) -> None:
    """Let `group` do `codenames` in one place of the tree, unless the tree is empty."""
    if None in place.values():
        return
    for permission in Permission.objects.filter(
        codename__in=codenames,
        content_type__app_label__in=["wagtailcore", "wagtailimages", "wagtaildocs"],
    ):
        model.objects.get_or_create(group=group, permission=permission, **place)
