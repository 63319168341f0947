from hashlib import sha256

from django.utils.translation import override

from newsletter import consent

# Words that somebody agreed to must never change. To change them, add a version and its digest.
DIGESTS = {
    "1": "f40cca858e3901d3",
}


def test_each_version_keeps_its_words():
    with override("en"):
        found = {
            version: sha256(str(text).encode()).hexdigest()[:16]
            for version, text in consent.TEXTS.items()
        }
    assert found == DIGESTS


def test_the_newest_version_is_the_one_in_use():
    assert list(consent.TEXTS)[-1] == consent.VERSION
    assert consent.current_text() == str(consent.TEXTS[consent.VERSION])
