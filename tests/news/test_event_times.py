"""Events are entered and shown as a clock at their place shows them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, streamfield

from news.models import EventPage
from tests.factories.pages import EventPageFactory

pytestmark = pytest.mark.django_db


def form_of(page, user, **data):
    form_class = page.get_edit_handler().get_form_class()
    empty = {name: streamfield([]) for name in ("body", "programme", "speakers")}
    fields = {"title": page.title, "slug": page.slug, "lead": page.lead, **empty, **data}
    return form_class(nested_form_data(fields), instance=page, for_user=user)


def test_the_form_reads_times_in_the_zone_of_the_event(event_index, superuser):
    page = EventPageFactory(parent=event_index)
    form = form_of(
        page,
        superuser.user,
        starts_at="2030-07-01 09:30",
        ends_at="2030-07-01 17:00",
        time_zone="America/New_York",
    )
    assert form.is_valid(), form.errors
    assert form.save(commit=False).starts_at == datetime(2030, 7, 1, 13, 30, tzinfo=UTC)


def test_the_form_shows_times_in_the_zone_of_the_event(event_index, superuser):
    page = EventPageFactory(
        parent=event_index,
        time_zone="Africa/Dakar",
        starts_at=datetime(2030, 1, 1, 9, 0, tzinfo=UTC),
    )
    page.time_zone = "Asia/Kolkata"
    form = page.get_edit_handler().get_form_class()(instance=page, for_user=superuser.user)
    assert form.initial["starts_at"] == datetime(2030, 1, 1, 14, 30)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("field", "value"),
    [("time_zone", "Europe/Atlantis"), ("ends_at", datetime(2029, 1, 1, tzinfo=UTC))],
)
def test_impossible_times_are_refused(event_index, field, value):
    page = EventPageFactory(parent=event_index)
    setattr(page, field, value)
    with pytest.raises(ValidationError) as error:
        page.full_clean()
    assert field in error.value.message_dict


@pytest.mark.parametrize(
    ("starts", "ends", "is_past"),
    [(-3, -2, True), (-3, 1, False), (1, 2, False), (-0.5, None, False), (-2, None, True)],
)
def test_past_is_the_same_in_python_and_in_sql(event_index, starts, ends, is_past):
    now = timezone.now()
    page = EventPageFactory(
        parent=event_index,
        starts_at=now + timedelta(days=starts),
        ends_at=ends and now + timedelta(days=ends),
    )
    assert page.is_past is is_past
    assert EventPage.objects.coming().exists() is not is_past
