"""Who may do what in the admin, asked through real requests."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import GroupApprovalTask

from sparks.accounts.models import User
from sparks.accounts.roles import ADMINISTRATORS, EDITORS, MODERATORS, keep_roles
from tests.factories import records

OPEN_TO_EDITORS = [
    "wagtailadmin_home",
    "wagtailadmin_explore_root",
    "wagtailimages:index",
    "wagtailimages:add",
    "wagtailimages:add_multiple",
    "wagtaildocs:add_multiple",
    "wagtailsnippets_projects_organisation:list",
    "wagtailsnippets_projects_organisation:add",
    "wagtailsnippets_taxonomy_topic:list",
    "wagtailsnippets_taxonomy_pillar:list",
    "wagtailsnippets_taxonomy_audience:list",
    "wagtailsnippets_taxonomy_programme:add",
    "wagtailsnippets_taxonomy_framework:list",
    "wagtailsnippets_taxonomy_theme:list",
    "wagtailsnippets_taxonomy_capability:list",
    "wagtailsnippets_core_menu:list",
    "wagtailsnippets_core_sitetexts:list",
    "contact_messages:index",
    "report_pages_to_review",
    "report_pictures_without_text",
    "report_projects_to_confirm",
]
FOR_ADMINISTRATORS = [
    "wagtailusers_users:index",
    "wagtailusers_users:add",
    "wagtailusers_groups:index",
    "wagtailredirects:index",
    "wagtailadmin_workflows:index",
    "wagtailadmin_collections:index",
    "wagtailsites:index",
]


@pytest.fixture(params=[EDITORS, MODERATORS, ADMINISTRATORS])
def anyone(request, editor, moderator, administrator):
    return {EDITORS: editor, MODERATORS: moderator, ADMINISTRATORS: administrator}[request.param]


@pytest.mark.parametrize("name", OPEN_TO_EDITORS)
def test_every_role_may_write(anyone, home, name):
    assert anyone.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", FOR_ADMINISTRATORS)
def test_only_administrators_may_look_after_users_and_settings(
    editor, moderator, administrator, home, name
):
    codes = [client.get(reverse(name)).status_code for client in (editor, moderator, administrator)]
    assert codes == [302, 302, 200]


def test_only_administrators_may_change_site_settings(editor, moderator, administrator, home):
    url = reverse("wagtailsettings:edit", args=["core", "sitesettings"])
    codes = [c.get(url, follow=True).redirect_chain for c in (editor, moderator, administrator)]
    assert [chain[-1][0] == reverse("wagtailadmin_home") for chain in codes] == [True, True, False]


def test_visitors_are_asked_to_sign_in(visitor, db):
    answer = visitor.get(reverse("wagtailadmin_home"))
    assert answer.status_code == 302
    assert answer["Location"] == "/en/account/login/?next=/admin/"


def test_roles_are_kept_by_every_migrate(db):
    before = _rights()
    call_command("migrate", verbosity=0)
    assert _rights() == before


def test_roles_are_made_where_nothing_is(db):
    expected = _rights()
    Group.objects.all().delete()
    keep_roles()
    for name, (everywhere, in_tree, in_library) in _rights().items():
        # Wagtail's migrations once gave rights on all images, which collections have replaced.
        assert everywhere <= expected[name][0]
        assert "change_pillar" in everywhere
        assert (in_tree, in_library) == expected[name][1:]


def test_what_an_administrator_adds_to_a_role_stays(db):
    group = Group.objects.get(name=EDITORS)
    extra = Group.objects.get(name=ADMINISTRATORS).permissions.get(codename="change_user")
    group.permissions.add(extra)
    keep_roles()
    assert extra in group.permissions.all()


def test_administrators_may_approve_too(db):
    task = GroupApprovalTask.objects.get()
    assert set(task.groups.values_list("name", flat=True)) == {MODERATORS, ADMINISTRATORS}


def test_signing_in_is_by_e_mail_in_any_letter_case(visitor, db):
    records.UserFactory(email="ada@example.org", password="a long and boring password").groups.add(
        Group.objects.get(name=EDITORS)
    )
    answer = visitor.post(
        reverse("account_login"),
        {"login": "Ada@Example.org", "password": "a long and boring password"},
    )
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert visitor.get(reverse("wagtailadmin_home")).status_code == 200


def test_an_administrator_makes_an_account(administrator, db):
    editors = Group.objects.get(name=EDITORS)
    answer = administrator.post(
        reverse("wagtailusers_users:add"),
        {
            "email": "Grace@Example.org",
            "first_name": "Grace",
            "last_name": "Example",
            "groups": [editors.pk],
        },
    )
    assert answer.status_code == 302
    user = User.objects.get(email="grace@example.org")
    assert list(user.groups.all()) == [editors]
    assert not user.is_superuser
    assert not user.has_usable_password()


def test_a_second_account_with_an_address_is_refused(administrator, db):
    records.UserFactory(email="grace@example.org")
    answer = administrator.post(
        reverse("wagtailusers_users:add"),
        {
            "email": "GRACE@example.org",
            "first_name": "Grace",
            "last_name": "Example",
        },
    )
    assert answer.status_code == 200
    assert "email" in answer.context["form"].errors
    assert User.objects.filter(email__iexact="grace@example.org").count() == 1


def _rights() -> dict:
    """Give all rights of the three roles, by name."""
    return {
        group.name: (
            set(group.permissions.values_list("codename", flat=True)),
            set(group.page_permissions.values_list("permission__codename", flat=True)),
            set(group.collection_permissions.values_list("permission__codename", flat=True)),
        )
        for group in Group.objects.filter(name__in=[EDITORS, MODERATORS, ADMINISTRATORS])
    }
