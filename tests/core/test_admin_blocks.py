"""Every block is previewed on its own, and says clearly what is wrong with it."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.blocks import StructBlockValidationError

from sparks.core.blocks import BodyBlock
from sparks.core.blocks.lists import LinkStructBlock
from sparks.core.blocks.text import ButtonBlock
from sparks.core.models import SiteDocument
from sparks.home.sections import SectionsBlock
from tests.factories import pages, records

# Defined once: a block is found for its preview as long as it lives.
BLOCKS = {
    f"{kind.__name__}.{name}": block
    for kind in (BodyBlock, SectionsBlock)
    for name, block in kind().child_blocks.items()
}


@pytest.fixture
def library(project_index, pillars):
    pages.ProjectPageFactory(parent=project_index, title="A project to read about")
    records.SiteImageFactory()
    SiteDocument.objects.create(title="A file", file=ContentFile(b"words", "words.txt"))


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
def test_a_block_is_previewed_in_the_look_of_the_site(superuser, library, block):
    assert block.is_previewable
    answer = superuser.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert answer.status_code == 200
    assert "css/site.css" in answer.text
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
def test_a_block_is_previewed_on_an_empty_site(superuser, home, block):
    answer = superuser.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert answer.status_code == 200


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
def test_a_block_says_what_it_is_for(block):
    assert block.get_description()


@pytest.mark.parametrize("block", [ButtonBlock(), LinkStructBlock()])
@pytest.mark.parametrize("both", [True, False])
def test_a_link_leads_to_one_place(home, block, both):
    value = {"label": "Read on", "page": home if both else None}
    value["url"] = "https://example.org/" if both else ""
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(block.normalize(value))
    assert "one of the two" in str(caught.value.block_errors["page"])
