"""Demo teams: who is in them, what they wrote, and what editors answered."""

from datetime import datetime, timedelta
from io import BytesIO
from uuid import uuid4

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.models import TaskState

from projects.models import ProjectPage
from recommendations.models import RecommendationPage
from sparks.accounts.models import User
from sparks.taxonomy.models import Pillar
from submissions.actions import assets, invitations, reviewing, submitting, withdrawing, writing
from submissions.models import (
    Contribution,
    JoinRequest,
    Membership,
    Team,
    ThreadEvent,
    UploadedAsset,
)
from submissions.uploads.checking import check

from .read import Linker, rows

# Addresses that stay the same from loading to loading: the first team is number 1, the first text
# 101, the first request 201.
KEY = "00000000-0000-4000-8000-{:012d}"
EDITOR, MODERATOR = "editor@sparks.example", "moderator@sparks.example"


def load_teams(linker: Linker) -> int:
    """Load the teams with all that belongs to them, unless there is one; give how many."""
    data = rows("teams")
    if Team.objects.exists():
        return 0
    for row in data["person"]:
        User.objects.filter(email=row["email"]).update(
            first_name=row["first_name"], last_name=row["last_name"]
        )
    for number, row in enumerate(data["team"], start=1):
        _team(row, KEY.format(number), linker)
    for number, row in enumerate(data["text"], start=101):
        _text(row, KEY.format(number), linker)
    for number, row in enumerate(data["file"], start=301):
        _file(row, KEY.format(number))
    for number, row in enumerate(data["request"], start=201):
        _request(row, KEY.format(number), linker)
    return Team.objects.count()


def _team(row: dict, key: str, linker: Linker) -> None:
    project = ProjectPage.objects.filter(pk=linker.keys.get(row.get("project"))).first()
    team = Team.objects.create(key=key, name=row["name"], project=project)
    _at(ThreadEvent.objects.create(team=team, kind=ThreadEvent.Kind.TEAM_CREATED), 220)
    for member in row["members"]:
        user = _person(member["email"])
        membership = Membership.objects.create(team=team, user=user, role=member["role"])
        joined = _ago(member["days"])
        Membership.objects.filter(pk=membership.pk).update(joined_at=joined)
        data = {"name": str(user), "role": member["role"]}
        event = ThreadEvent.objects.create(
            team=team, kind=ThreadEvent.Kind.JOINED, actor=user, data=data
        )
        _at(event, member["days"])
    for invited in row.get("invited", []):
        owner = team.memberships.filter(role="owner").first().user
        invitations.invite(team=team, by=owner, email=invited["email"], role=invited["role"])


def _text(row: dict, key: str, linker: Linker) -> None:
    """Write a text as its team would, and let happen to it what happened."""
    team = Team.objects.get(name=row["team"])
    by = _person(row["by"])
    page = None
    if row.get("kind") == Contribution.Kind.UPDATE:
        page = team.project
    if "recommendation" in row:
        page = RecommendationPage.objects.get(pk=linker.keys[row["recommendation"]])
    text = writing.start(
        team=team,
        user=by,
        page_type=row["page_type"],
        kind=row.get("kind", Contribution.Kind.CREATE),
        page=page,
    )
    text = writing.save(
        contribution=text, user=by, version=text.version, changes=_fields(row["fields"])
    )
    for event in text.events.all():
        _at(event, row["days"])
    Contribution.objects.filter(pk=text.pk).update(key=key)
    days = {"created_at": row["days"], "changed_at": row["days"]}
    for step in row.get("then", []):
        seen = set(text.events.values_list("pk", flat=True))
        _step(text, step)
        text.refresh_from_db()
        for event in text.events.exclude(pk__in=seen):
            _at(event, step["days"])
        _date_review(text, step["days"])
        days |= {"changed_at": step["days"]}
        if step["do"] == "submit":
            days |= {"submitted_at": step["days"], "due_at": step["days"] - 7}
        elif step["do"] != "claim":
            days |= {"closed_at": step["days"]} if text.closed_at else {}
            days.setdefault("first_answer_at", step["days"])
    _backdate(text, days)


def _step(text: Contribution, step: dict) -> None:
    text = Contribution.objects.get(pk=text.pk)
    by = _person(step["by"]) if "by" in step else _person(MODERATOR)
    match step["do"]:
        case "submit":
            submitting.submit(contribution=text, user=by, version=text.version, note=step["note"])
        case "claim":
            reviewing.claim(contribution=text, user=_person(EDITOR))
        case "request_changes":
            changes = [(change["field"], change["text"]) for change in step["changes"]]
            reviewing.request_changes(contribution=text, user=by, changes=changes)
        case "decline":
            reviewing.decline(contribution=text, user=by, reason=step["reason"])
        case "withdraw":
            withdrawing.withdraw(contribution=text, user=by)
        case "approve":
            later = timezone.now() + timedelta(days=step["in_days"]) if "in_days" in step else None
            reviewing.approve(contribution=text, user=by, go_live_at=later)


def _fields(fields: dict) -> dict:
    """Give what a row says as a payload says it."""
    payload = dict(fields)
    if "paragraphs" in payload:
        payload["body"] = [
            {"type": "text", "value": f"<p>{words}</p>", "id": str(uuid4())}
            for words in payload.pop("paragraphs")
        ]
    if "pillars" in payload:
        chosen = Pillar.objects.filter(slug__in=payload["pillars"]).order_by("pk")
        payload["pillars"] = list(chosen.values_list("pk", flat=True))
    if "starts_in_days" in payload:
        starts = timezone.now().replace(hour=9, minute=0, second=0, microsecond=0)
        starts += timedelta(days=payload.pop("starts_in_days"))
        payload |= {"starts_at": starts.isoformat(), "time_zone": "Europe/Brussels"}
    if "file" in payload:
        payload["files"] = [payload.pop("file")]
    return payload


def _file(row: dict, key: str) -> None:
    """Upload a document as its team would, and check it at once."""
    asset = assets.receive(
        team=Team.objects.get(name=row["team"]),
        contribution=None,
        user=_person(row["by"]),
        file=SimpleUploadedFile(row["name"], _pdf(row.get("password", ""))),
        title=row["title"],
        credit=row["team"],
        licence="CC BY 4.0",
    )
    check(asset.pk)
    UploadedAsset.objects.filter(pk=asset.pk).update(key=key, created_at=_ago(row["days"]))


def _pdf(password: str) -> bytes:
    """Give a PDF of one empty page; with a password, one that nobody can check."""
    written = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        locked = pikepdf.Encryption(owner=password, user=password) if password else False
        pdf.save(written, encryption=locked)
    return written.getvalue()


def _request(row: dict, key: str, linker: Linker) -> None:
    request = JoinRequest.objects.create(
        key=key,
        user=_person(row["email"]),
        project_id=linker.keys.get(row.get("project")),
        project_name=row.get("project_name", ""),
        project_url=row.get("project_url", ""),
        organisation=row["organisation"],
        motivation=row["motivation"],
        evidence=row["evidence"],
    )
    told = {"created_at": _ago(row["days"])}
    if "declined" in row:
        told |= {
            "state": JoinRequest.State.DECLINED,
            "reason": row["declined"],
            "decided_at": _ago(row["days"] - 1),
            "decided_by": _person(MODERATOR),
        }
    JoinRequest.objects.filter(pk=request.pk).update(**told)


def _person(email: str) -> User:
    return User.objects.get(email=email)


def _ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


def _at(event: ThreadEvent, days: int) -> None:
    """Let an event lie some days back; the timeline itself is never changed."""
    ThreadEvent.objects.filter(pk=event.pk).update(created_at=_ago(days))


def _date_review(text: Contribution, days: int) -> None:
    """Let what has just begun or ended in Wagtail's review of a text lie some days back."""
    states = TaskState.objects.filter(workflow_state=text.workflow_state)
    for name in ("started_at", "finished_at"):
        states.filter(**{f"{name}__gt": _ago(1)}).update(**{name: _ago(days)})


def _backdate(text: Contribution, days: dict[str, int]) -> None:
    then = {name: _ago(number) for name, number in days.items()}
    Contribution.objects.filter(pk=text.pk).update(**then)
