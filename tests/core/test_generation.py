"""What is kept in the process is true again after any change a visitor can see."""

import pytest
from django.db import transaction

from sparks.core import store
from sparks.core.models import Generation
from sparks.taxonomy.models import Pillar
from tests.factories.pages import StandardPageFactory
from tests.factories.records import PillarFactory, UserFactory

pytestmark = pytest.mark.django_db


@store.kept
def titles() -> tuple[str, ...]:
    return tuple(Pillar.objects.values_list("title", flat=True))


def test_a_change_starts_a_new_generation(home):
    before = Generation.current()
    StandardPageFactory(parent=home)
    assert Generation.current() != before


def test_another_order_of_pages_starts_a_new_generation(home):
    first, last = (StandardPageFactory(parent=home) for _n in range(2))
    before = Generation.current()
    last.move(first, pos="left")
    assert list(home.get_children()) == [last.page_ptr, first.page_ptr]
    assert Generation.current() != before


def test_what_nobody_sees_leaves_the_generation_alone():
    before = Generation.current()
    UserFactory()
    assert Generation.current() == before


def test_kept_values_cost_one_query_a_request(django_assert_num_queries):
    PillarFactory(title="Before")
    assert titles() == ("Before",)
    store.begin_request()
    with django_assert_num_queries(1):
        assert titles() == ("Before",)
        assert titles() == ("Before",)


def test_kept_values_follow_a_change_in_the_same_request():
    pillar = PillarFactory(title="Before")
    assert titles() == ("Before",)
    pillar.title = "After"
    pillar.save()
    assert titles() == ("After",)


def test_a_rolled_back_change_is_not_kept():
    PillarFactory(title="Before")
    with transaction.atomic():
        PillarFactory(slug="support", title="Never")
        assert "Never" in titles()
        transaction.set_rollback(True)
    store.begin_request()
    assert titles() == ("Before",)
