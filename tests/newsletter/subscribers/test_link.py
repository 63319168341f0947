import pytest

from newsletter.actions.subscribers import suppress
from sparks.core.forms import make_token

from .conftest import promised


@pytest.fixture
def ask(post, home):
    """Ask for a link to the settings of an address."""

    def send(email, token=None, **kwargs):
        fields = {"token": token or make_token("newsletter-link"), "email": email}
        return post("/en/subscription/link/", fields, **kwargs)

    return send


def test_the_answer_is_the_same_and_the_mail_is_not(ask, reader, waiting, gone, visitor, sign_up):
    suppress(email="bounced@example.net", reason="bounced")
    emails = [reader.email, waiting.email, gone.email, "bounced@example.net", "new@example.net"]
    answers = [ask(email) for email in emails]
    assert {(answer.status_code, answer.url) for answer in answers} == {
        (303, "/en/subscription/link/?sent=1")
    }
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1
    assert not any(answer.cookies for answer in answers)
    assert promised() == ["newsletter.link", "newsletter.confirm", "newsletter.link"]
    assert "Look into your mailbox" in visitor.get(answers[0].url).text


def test_it_counts_with_other_mails_to_the_address(ask, sign_up, reader):
    sign_up(reader.email)
    ask(reader.email)
    ask(reader.email)
    assert promised() == ["newsletter.link"]


def test_trouble_keeps_what_was_typed(ask):
    response = ask("nonsense")
    assert response.status_code == 422
    assert 'value="nonsense"' in response.text
    assert ask("ana@example.net", token=make_token("newsletter")).status_code == 422


def test_too_many_from_one_network(ask, reader):
    answers = [ask(f"n{number}@example.net") for number in range(21)]
    assert [answer.status_code for answer in answers] == [303] * 20 + [429]
    assert 0 < int(answers[-1]["Retry-After"]) <= 3600
    assert 'value="n20@example.net"' in answers[-1].text
