"""Issues that are released: how they are rendered is another test's business."""

import hashlib

import pytest

from newsletter import rendering
from newsletter.models import MailingVariant
from newsletter.sending.scratch import sealed_message
from tests.factories import pages


@pytest.fixture
def issue(newsletter_index):
    """An issue in English that was never published."""
    page = pages.IssuePageFactory(parent=newsletter_index, title="March", live=False)
    page.save_revision()
    return page


@pytest.fixture
def simple_rendering(monkeypatch):
    """Rendering with one sealed message, and digests that hold something for the named pillars."""

    def selection_for(issue, pillars, topics):
        kept = sorted({"prevention", "support"} & set(pillars)) or ([] if pillars else ["all"])
        return rendering.Selection("+".join(kept), tuple(kept)) if kept else None

    def render(issue, *, mailing_id, selection=rendering.WHOLE):
        if "unfinished" in issue.title:
            raise ValueError("A picture has no text.")
        return MailingVariant(
            mailing_id=mailing_id,
            language=issue.locale.language_code,
            selection=selection.key,
            subject=issue.title,
            message=sealed_message(600),
        )

    def content_mark(issue):
        return hashlib.sha256(issue.title.encode()).hexdigest()

    monkeypatch.setattr("newsletter.sending.audience.selection_for", selection_for)
    monkeypatch.setattr(rendering, "render", render)
    monkeypatch.setattr(rendering, "content_mark", content_mark)
