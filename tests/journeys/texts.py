"""A text that a team has sent to the editors of the running site, made by its own shell."""

from .site import RunningSite

SENT = """
from projects.models import ProjectPage
from sparks.accounts.models import User
from submissions.actions.comments import comment
from submissions.actions.reviewing import request_changes
from submissions.actions.submitting import submit
from submissions.models import Contribution, Membership, Team
from submissions.shapes import shape_of
busy = Team.objects.filter(project__isnull=False).values("project")
pages = ProjectPage.objects.live().filter(locale__language_code="en").exclude(pk__in=busy)
page = pages.exclude(tagline="").exclude(short_version="").order_by("pk").last()
if page.latest_revision is None:
    page.save_revision().publish()
    page = ProjectPage.objects.get(pk=page.pk)
team = Team.objects.create(name="{team}", project=page)
sender = User.objects.create(email="{slug}@example.org", first_name="Ada", last_name="Sender")
Membership.objects.create(team=team, user=sender, role="editor")
base = shape_of("project").payload_of(page)
text = Contribution.objects.create(
    team=team, kind="update", page_type="project", page=page, title=page.title,
    base_payload=base, base_revision=page.live_revision,
    payload={{**base, "tagline": "What the team would say instead."}},
)
submit(contribution=text, user=sender, version=text.version, note="We found better words.")
comment(contribution=text, user=sender, text="Is the picture still right?")
"""
AGAIN = """
from django.contrib.auth import get_user_model
from submissions.actions.reviewing import request_changes
from submissions.actions.submitting import submit
from submissions.models import Contribution
text = Contribution.objects.get(pk={text})
boss = get_user_model().objects.filter(groups__name="Administrators", is_active=True).first()
changes = [("tagline", "Shorter, please."), ("", "Say who it is for.")]
request_changes(contribution=text, user=boss, changes=changes)
text.refresh_from_db()
text.payload["tagline"] = "What the team says, in short."
text.save(update_fields=["payload"])
done = list(text.requested_changes.values_list("pk", flat=True))[:1]
sender = text.versions.first().created_by
submit(contribution=text, user=sender, version=text.version, confirmed=done)
"""
FOUND = """
SELECT text.id, text.page_id FROM submissions_contribution text
JOIN submissions_team team ON team.id = text.team_id WHERE team.name = %s
"""


def send_text(site: RunningSite, team: str) -> tuple[int, int]:
    """Let a team of that name send a change of its page; give the numbers of text and page."""
    site.shell(SENT.format(team=team, slug=team.lower().replace(" ", "-")))
    return site.rows(FOUND, team)[0]


def send_again(site: RunningSite, text: int) -> None:
    """Let editors ask for changes, and the team send the text once more."""
    site.shell(AGAIN.format(text=text))
