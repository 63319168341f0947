"""Words that do harm in a team's text: the team sees them, editors see them, nobody is stopped."""

import pytest
from django.urls import reverse

from submissions.models import Contribution
from submissions.shapes import shape_of
from submissions.wording import remarks_on
from tests.factories.glossary import DiscouragedFactory, GlossaryIndexPageFactory

BODY = [
    {"type": "quote", "id": "1", "value": {"text": "child porn", "source": "a law"}},
    {"type": "text", "id": "2", "value": {"html": "<p>Fine.</p><p>Child porn again.</p>"}},
]


@pytest.fixture(autouse=True)
def _glossary(home):
    GlossaryIndexPageFactory(parent=home)
    DiscouragedFactory(name="child porn", use_instead="child sexual abuse material")


@pytest.fixture
def payload(draft):
    """What the team writes: the word in two fields, and once in somebody else's mouth."""
    draft.payload = {**draft.payload, "tagline": "Less child porn", "body": BODY}
    draft.save(update_fields=["payload"])
    return draft.payload


def test_findings_name_their_section_and_place(draft, payload):
    found = remarks_on(draft)
    shape = shape_of("project")
    labels = [each.remark.place for each in found]
    assert labels == [shape.label("tagline"), f"{shape.label('body')}: Text, part 2"]
    assert [each.url.rpartition("#")[2] for each in found] == ["id_tagline", "id_body"]
    assert [each.remark.word for each in found] == ["child porn", "Child porn"]


def test_taking_a_page_down_has_no_words(draft, payload):
    draft.kind = Contribution.Kind.UNPUBLISH
    assert remarks_on(draft) == []


def test_the_team_sees_them_before_sending_and_beside_the_section(owner, draft, payload):
    text = owner.get(reverse("submissions:text", args=[draft.key])).text
    section = remarks_on(draft)[0].section
    address = reverse("submissions:edit_section", args=[draft.key, section.slug])
    assert f'href="{address}#id_tagline"' in text
    assert text.count("<mark>") == 2
    beside = owner.get(address).text
    assert "Less <mark>child porn</mark>" in beside
    assert "child sexual abuse material" in beside
    others = {each.slug for each in shape_of("project").sections} - {
        each.section.slug for each in remarks_on(draft)
    }
    elsewhere = reverse("submissions:edit_section", args=[draft.key, others.pop()])
    assert "Words to look at" not in owner.get(elsewhere).text


def test_a_text_without_such_words_says_nothing_of_them(owner, draft):
    text = owner.get(reverse("submissions:text", args=[draft.key])).text
    assert "Words to look at" not in text


def test_the_editor_sees_them_beside_the_conversation(moderator, payload, text):
    shown = moderator.get(reverse("submissions_texts:text", args=[text.pk])).text
    assert "Less <mark>child porn</mark>" in shown
    assert "Better:" in shown
