"""Nobody of one team sees or changes anything of another: every route is tried with its ids.

The routes come from the URL configuration itself. One whose parameters nobody has told the test
how to fill fails it, so that a new page cannot be forgotten.
"""

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client

from sparks.core.models import SiteDocument
from sparks.core.storage import PRIVATE, public_name
from submissions.models import (
    Contribution,
    ContributionVersion,
    Follow,
    Invitation,
    JoinRequest,
    LastLook,
    Letter,
    Notification,
    RequestedChange,
    ThreadEvent,
    UploadedAsset,
)
from submissions.rights import Role
from tests.factories.pages import ArticlePageFactory
from tests.factories.records import UserFactory
from tests.factories.teams import ContributionFactory, MembershipFactory

from .routes import all_routes

pytestmark = pytest.mark.django_db

CANARY = "zwitscherlicht"  # in every private word of the other team
ANYTHING = "nothing-of-anybody"
# What no page of one's own could lead to, and what a guess would try.
SAME_FOR_ALL = {
    "action": ["publish"],
    "action_name": ["approve"],
    "app_label": ["submissions"],
    "app_name": ["submissions"],
    "content_type_app_name": ["news"],
    "content_type_model_name": ["articlepage"],
    "digest": ["0" * 16],
    "ending": ["csv", "json"],
    "filter_spec": ["original"],
    "kind": ["articles", "projects", "resources"],
    "mode": ["inline"],
    "model_name": ["contribution"],
    "page_view_restriction_id": ["1"],
    "proof": [ANYTHING],
    "provider_id": ["openid_connect"],
    "restriction_id": ["1"],
    "section": ["basics", "facts", "story"],
    "uidb64": ["MQ"],
    "verb": ["pause"],
}


# Health without a broker or a worker says so with 503.
UNAVAILABLE = {"/readyz"}


@pytest.fixture
def secrets(other_team, news_index):
    """Everything private that the other team has, with the canary in each of its words."""
    person = UserFactory(email=f"{CANARY}@example.org", first_name=CANARY, last_name=CANARY)
    MembershipFactory(team=other_team, user=person, role=Role.EDITOR)
    draft_page = ArticlePageFactory(parent=news_index, title=CANARY, slug=CANARY, live=False)
    revision = draft_page.save_revision(user=person)
    payload = {"title": CANARY, "lead": CANARY}
    text = ContributionFactory(
        team=other_team, title=CANARY, payload=payload, page=draft_page, created_by=person
    )
    ContributionVersion.objects.create(
        contribution=text, number=1, payload=payload, note=CANARY, revision=revision
    )
    RequestedChange.objects.create(contribution=text, round=1, field="lead", text=CANARY)
    event = ThreadEvent.objects.create(
        team=other_team, contribution=text, kind=ThreadEvent.Kind.COMMENT, text=CANARY, actor=person
    )
    letter = Letter.objects.create(user=person)
    Notification.objects.create(user=person, event=event, pace="instant", letter=letter)
    LastLook.objects.create(user=person, contribution=text, number=1)
    Follow.objects.create(user=person, team=other_team)
    Invitation.objects.create(
        team=other_team,
        email=f"invited.{CANARY}@example.org",
        token_hash="0" * 64,
        expires_at="2040-01-01T00:00Z",
    )
    JoinRequest.objects.create(
        user=person,
        project=other_team.project,
        organisation=CANARY,
        motivation=CANARY,
        evidence=CANARY,
    )
    document = SiteDocument(title=CANARY, credit=CANARY, uploaded_by_user=person)
    document.file.name = document.file.storage.save(
        f"{PRIVATE}documents/{CANARY}.pdf", ContentFile(CANARY.encode())
    )
    document.save()
    UploadedAsset.objects.create(
        team=other_team,
        contribution=text,
        document=document,
        kind=UploadedAsset.Kind.PDF,
        state=UploadedAsset.State.CLEAN,
        original_name=f"{CANARY}.pdf",
        title=CANARY,
        size=1,
        sha256="0" * 64,
        credit=CANARY,
        licence=CANARY,
    )
    other_team.refresh_from_db()
    return other_team


@pytest.fixture
def values(secrets, team):
    """What to fill each parameter with, by its name: the other team's ids wherever one fits.

    The keys of one's own team and text are among them, so that each is also tried together with
    what belongs to the others.
    """
    text = Contribution.objects.get(team=secrets)
    own = ContributionFactory(team=team, payload={"title": "Our own", "lead": "Ours."})
    document = SiteDocument.objects.get(title=CANARY)
    keys = [
        str(text.key),
        str(UploadedAsset.objects.get(team=secrets).key),
        str(JoinRequest.objects.get(project=secrets.project).key),
        str(own.key),
    ]
    page, revision = str(text.page_id), str(text.versions.get().revision_id)
    everything = {
        *(str(each.pk) for each in (secrets, text, document)),
        *(str(pk) for rows in numbered(secrets) for pk in rows.values_list("pk", flat=True)),
        page,
        str(secrets.project_id),
    }
    pages = ["page_id", "page_pk", "page_to_move_id", "destination_id", "parent_page_id"]
    revisions = ["revision_id", "revision_id_a", "revision_id_b"]
    documents = ["document_id", "doc_id"]
    return {
        **SAME_FOR_ALL,
        "pk": sorted(everything),
        "object_id": [str(text.pk)],
        "number": ["1"],
        "team_key": [str(secrets.key), str(team.key)],
        "key": keys,
        "token": [ANYTHING],
        "name": [public_name(document.file.name)],
        **{name: [page] for name in pages},
        **{name: [revision] for name in revisions},
        **{name: [str(document.pk)] for name in documents},
        "_0": [f"news/{CANARY}/", str(document.pk)],
        "_1": [f"{CANARY}.pdf"],
    }


def numbered(team) -> list:
    """Give querysets of the rows of a team that addresses could name by number."""
    return [
        team.memberships.all(),
        team.invitations.all(),
        team.events.all(),
        team.assets.all(),
        RequestedChange.objects.filter(contribution__team=team),
        ContributionVersion.objects.filter(contribution__team=team),
        Notification.objects.filter(event__team=team),
        JoinRequest.objects.filter(project=team.project_id),
    ]


def addresses(values: dict[str, list[str]]) -> list[str]:
    """Give every address of the site for these values; fails for a parameter without a rule.

    Below the admin, which nobody of a team may enter, the number 1 does for what is not named.
    """
    found = []
    for route in all_routes():
        unknown = [name for name in route.parameters if name not in values]
        if route.form.startswith("admin/"):
            found += route.addresses({**values, **{name: ["1"] for name in unknown}})
            continue
        assert not unknown, f"No rule for {unknown} of {route.name}: add one to `values`."
        found += route.addresses(values)
    return found


def words_of(response) -> str:
    """Give all that an answer says, its headers included."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return f"{dict(response.headers)} {body.decode(errors='replace')}"


OF_TEAM = "team_id = %s"
OF_TEXT = "contribution_id IN (SELECT id FROM submissions_contribution WHERE team_id = %s)"
OF_PEOPLE = "user_id IN (SELECT user_id FROM submissions_membership WHERE team_id = %s)"
TABLES = {
    "submissions_team": "id = %s",
    "submissions_membership": OF_TEAM,
    "submissions_invitation": OF_TEAM,
    "submissions_joinrequest": "project_id = (SELECT project_id FROM submissions_team WHERE id=%s)",
    "submissions_contribution": OF_TEAM,
    "submissions_contributionversion": OF_TEXT,
    "submissions_requestedchange": OF_TEXT,
    "submissions_lastlook": OF_TEXT,
    "submissions_threadevent": OF_TEAM,
    "submissions_uploadedasset": OF_TEAM,
    "submissions_notification": OF_PEOPLE,
    "submissions_letter": OF_PEOPLE,
    "submissions_follow": OF_PEOPLE,
    "wagtailcore_page": "id IN (SELECT page_id FROM submissions_contribution WHERE team_id = %s)",
    "core_sitedocument": (
        "id IN (SELECT document_id FROM submissions_uploadedasset WHERE team_id = %s)"
    ),
}


def everything_of(team) -> dict[str, list[tuple]]:
    """Give each row that is the team's or its people's, whole, by table."""
    found = {}
    with connection.cursor() as cursor:
        for table, condition in TABLES.items():
            cursor.execute(f"SELECT t.* FROM {table} t WHERE {condition} ORDER BY id", [team.pk])  # noqa: S608
            found[table] = cursor.fetchall()
    return found


@pytest.mark.parametrize("who", ["owner", "client"])
def test_no_page_shows_what_is_another_teams(who, request, secrets, values):
    reader = request.getfixturevalue(who)
    reader.raise_request_exception = False
    leaks, broken = [], []
    for address in addresses(values):
        response = reader.get(address)
        if response.status_code >= 500 and address not in UNAVAILABLE:
            broken.append((address, response.status_code))
        said = words_of(response).replace(address, "")
        if CANARY in said:
            leaks.append(address)
    assert (leaks, broken) == ([], [])


def test_no_form_changes_what_is_another_teams(owner, secrets, values):
    owner.raise_request_exception = False
    before = everything_of(secrets)
    assert all(before.values()), "a table without a row shows nothing"
    data = {"title": "x", "text": "x", "reason": "x", "role": "owner", "version": "1", "sure": "on"}
    leaks = [
        address
        for address in addresses(values)
        if CANARY in words_of(owner.post(address, data)).replace(address, "")
    ]
    assert leaks == []
    assert everything_of(secrets) == before


def test_the_crawl_sees_what_its_own_team_sees(values, secrets):
    """With a member of the other team the same crawl does find the canary."""
    member = secrets.memberships.get(role=Role.EDITOR).user
    client = Client()
    client.force_login(member, backend=settings.AUTHENTICATION_BACKENDS[0])
    client.raise_request_exception = False
    seen = {
        address
        for address in addresses(values)
        if address.startswith("/en/portal/") and CANARY in words_of(client.get(address))
    }
    text = Contribution.objects.get(team=secrets)
    assert f"/en/portal/texts/{text.key}/" in seen
    assert len(seen) >= 5
