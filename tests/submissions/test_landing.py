"""Where somebody gets to who signs in."""

import pytest
from django.urls import reverse

from sparks.accounts.landing import place_for, places_for
from tests.factories.records import UserFactory

pytestmark = pytest.mark.django_db


def test_members_of_a_team_land_in_the_portal(viewer):
    assert place_for(viewer.user) == reverse("submissions:portal")


def test_nobody_else_does():
    assert places_for(UserFactory()) == []


def test_the_account_leads_to_the_portal(viewer):
    answer = viewer.get(reverse("account_home"))
    assert f'href="{reverse("submissions:portal")}"' in answer.text
