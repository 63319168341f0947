import pytest

from newsletter.models import DayCount, Subscriber

from .conftest import url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["reader", "waiting", "gone"])
def test_one_button_ends_it_whatever_the_state(post, visitor, request, who):
    subscriber = request.getfixturevalue(who)
    page = visitor.get(url("unsubscribe", subscriber))
    assert page.status_code == 200
    for _time in range(2):
        response = post(url("unsubscribe", subscriber))
        assert (response.status_code, response.url) == (303, url("unsubscribe", subscriber))
    page = visitor.get(response.url)
    assert "You are unsubscribed" in page.text
    assert url("erase", subscriber) in page.text
    subscriber.refresh_from_db()
    assert subscriber.state == "left"
    assert subscriber.left_at
    kinds = list(subscriber.events.values_list("kind", "place"))
    assert kinds == [] if who == "gone" else [("left", "unsubscribe page")]
    counted = DayCount.objects.filter(what="left").values_list("count", flat=True).first()
    assert counted == (1 if who == "reader" else None)


def test_who_left_may_come_back_by_the_same_link(post, visitor, gone):
    assert url("come_back", gone) in visitor.get(url("unsubscribe", gone)).text
    response = post(url("come_back", gone))
    assert response.url == f"{url('preferences', gone)}?saved=back"
    gone.refresh_from_db()
    assert (gone.state, gone.left_at) == ("active", None)
    event = gone.events.get()
    assert (event.kind, event.text_version) == ("confirmed", "1")
    assert "Welcome back" in visitor.get(response.url).text
    assert post(url("come_back", gone)).status_code == 303
    assert gone.events.count() == 1, "twice is harmless"


def test_who_never_confirmed_cannot_come_back(post, visitor, waiting):
    post(url("unsubscribe", waiting))
    assert url("come_back", waiting) not in visitor.get(url("unsubscribe", waiting)).text
    post(url("come_back", waiting))
    assert Subscriber.objects.get().state == "left"
