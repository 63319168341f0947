"""How each network counts, by table."""

import pytest

from resources.networks import NETWORKS, characters, hashtags, on_mastodon, on_x, units
from resources.posts import Post, tidy

FAMILY, FLAG, KEYCAP, PHONE = "👨‍👩‍👧", "🇪🇺", "9️⃣", "☎️"
ACCENT = "e\u0301"  # one letter of two code points
LONG = "https://example.org/a/very/long/path/that/goes/on/and/on?x=1&y=2#there"
BREAK = "\n\n"


@pytest.mark.parametrize(
    ("text", "x", "mastodon", "bluesky", "linkedin"),
    [
        ("", 0, 0, 0, 0),
        ("abc", 3, 3, 3, 3),
        ("Ελλάδα", 6, 6, 6, 6),
        ("日本", 4, 2, 2, 2),
        ("한국", 4, 2, 2, 2),
        ("é", 1, 1, 1, 1),
        (ACCENT, 1, 1, 1, 2),
        ("“–’", 3, 3, 3, 3),
        ("…", 2, 1, 1, 1),
        ("€", 2, 1, 1, 1),
        ("🙂", 2, 1, 1, 2),
        (FAMILY, 2, 1, 1, 8),
        (FLAG, 2, 1, 1, 4),
        (KEYCAP, 2, 1, 1, 3),
        (PHONE, 2, 1, 1, 2),
        ("©", 1, 1, 1, 1),
        ("1#*", 3, 3, 3, 3),
        (BREAK, 2, 2, 2, 2),
        (LONG, 23, 23, len(LONG), len(LONG)),
        (f"See {LONG}.", 28, 28, len(LONG) + 5, len(LONG) + 5),
        ("http://a.eu", 23, 23, 11, 11),
        (f"{LONG} {LONG}", 47, 47, 2 * len(LONG) + 1, 2 * len(LONG) + 1),
        ("see example.org now", 31, 19, 19, 19),
        ("a@example.org", 13, 13, 13, 13),
        ("hello @name@server.example!", 27, 12, 27, 27),
        ("e.g. this", 9, 9, 9, 9),
    ],
)
def test_each_network_counts_by_its_own_rule(text, x, mastodon, bluesky, linkedin):
    counted = [on_x(text), on_mastodon(text), characters(text), units(text)]
    assert counted == [x, mastodon, bluesky, linkedin]


@pytest.mark.parametrize(
    ("network", "limit"),
    [
        ("linkedin", 3000),
        ("mastodon", 500),
        ("bluesky", 300),
        ("x", 280),
        ("facebook", 63206),
        ("instagram", 2200),
    ],
)
def test_a_post_may_fill_its_network_and_not_one_more(network, limit):
    assert NETWORKS[network].limit == limit
    assert Post.of(network, f"<p>{'a' * limit}</p>", "").faults == {}
    faults = Post.of(network, f"<p>{'a' * (limit - 5)}</p>", "#four").faults
    assert faults["html"].startswith("Too long by 2: ")


@pytest.mark.parametrize("network", sorted(NETWORKS))
@pytest.mark.parametrize("count", [30, 31])
def test_only_instagram_counts_hashtags(network, count):
    tags = " ".join(f"a{n}" for n in range(count))
    faults = Post.of(network, "<p>x</p>", tags).faults
    assert ("hashtags" in faults) is (network == "instagram" and count == 31)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#One and #two", ["#One", "#two"]),
        ("#1 is no tag, #1a is", ["#1a"]),
        ("a#b &#39; https://example.org/#there", []),
        ("#Ελλάδα #日本", ["#Ελλάδα", "#日本"]),
    ],
)
def test_hashtags_are_found_as_networks_find_them(text, found):
    assert hashtags(text) == found


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("", ""),
        ("#One two", "#One #two"),
        ("one, two,one  ##three #", "#one #two #three"),
    ],
)
def test_hashtags_are_tidied(typed, tags):
    assert tidy(typed) == tags


def test_a_post_is_copied_with_its_paragraphs_and_hashtags():
    post = Post.of("mastodon", "<p>One &amp; all.<br/>Here.</p><p>Two.</p>", "tag")
    assert post.text == "One & all.\nHere.\n\nTwo.\n\n#tag"
    assert post.measure == "28 of 500 characters, as Mastodon counts"
