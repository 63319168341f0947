"""What the tests of the portal share: the texts that the tests of the review are about, too."""

from tests.submissions.engine.conftest import article, change, made, page, send

__all__ = ["article", "change", "made", "page", "send"]
