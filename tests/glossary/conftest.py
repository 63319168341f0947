"""A glossary with a few terms, and the table that every installation begins with."""

import pytest

from sparks.glossary.load import load_terms
from tests.factories.glossary import GlossaryIndexPageFactory, TermFactory
from tests.factories.records import UserFactory
from tests.sessions import signed_in


@pytest.fixture
def glossary(home):
    """The glossary, at /en/glossary/; it has no terms yet."""
    return GlossaryIndexPageFactory(parent=home)


@pytest.fixture
def table(glossary):
    """The words of terminology.csv."""
    load_terms()


@pytest.fixture
def csam(glossary):
    return TermFactory(
        name="child sexual abuse material",
        other_forms="CSAM",
        definition="The record of a crime. It harms again.",
    )


@pytest.fixture
def nobody(db):
    """Somebody with an account and no rights in the admin."""
    return signed_in(UserFactory())
