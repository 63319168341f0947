"""Who must use a second factor: everybody whom one of these rules names.

A room adds its own where it is loaded with the site, such as in its `models.py` or `apps.py`:

    @demands_mfa
    def owns_a_team(user) -> bool: ...

A rule is asked once a request, and only for sessions that were opened without a second factor.
"""

from collections.abc import Callable

from django.contrib.auth.models import Permission
from django.db.models import Q
from wagtail.models import GroupPagePermission

Rule = Callable[[object], bool]

_rules: list[Rule] = []
# Besides publishing: whoever can give rights, to others or to themselves, has all of them.
GIVES_RIGHTS = Q(
    content_type__app_label__in=["accounts", "auth"], codename__regex="^(add|change)_(user|group)$"
)


def demands_mfa(rule: Rule) -> Rule:
    """Register the decorated function: it takes a user and tells whether a second factor is due."""
    if rule not in _rules:
        _rules.append(rule)
    return rule


def needs_second_factor(user) -> bool:
    """Tell whether any rule demands a second factor of `user`."""
    return any(rule(user) for rule in _rules)


@demands_mfa
def may_publish(user) -> bool:
    """Tell whether somebody can put anything before the public's eyes: by right, not by group."""
    if user.is_superuser:
        return True
    pages = GroupPagePermission.objects.filter(
        group__user=user, permission__codename="publish_page"
    )
    return pages.exists() or _has(user, Q(codename__startswith="publish_"))


@demands_mfa
def may_give_rights(user) -> bool:
    """Tell whether somebody can change what others may do."""
    return _has(user, GIVES_RIGHTS)


def _has(user, which: Q) -> bool:
    held = Permission.objects.filter(Q(group__user=user) | Q(user=user))
    return held.filter(which).exists()
