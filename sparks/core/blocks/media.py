"""Blocks made of files."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock


def newest(model):
    """Give what was added to a library last, for the previews of blocks; None when it is empty."""
    return model.objects.order_by("-created_at").first()


class PictureBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Picture"), help_text=_("Never of children."))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"
        description = _("A picture with its caption and credit")
        preview_value = staticmethod(
            lambda: {"image": newest(get_image_model()), "caption": "What it shows"}
        )


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=160)

    class Meta:
        icon = "download"
        label = _("Document")
        template = "blocks/document.html"
        description = _("A file to download")
        preview_value = staticmethod(lambda: {"document": newest(get_document_model())})


class TableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(label=_("Caption"), max_length=160)
    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(required=False, label=_("Text"))),
            ("number", blocks.DecimalBlock(required=False, label=_("Number"))),
        ],
        label=_("Table"),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"
        description = _("A small table with a caption")
        preview_value = {
            "caption": "Members by country, 2025",
            "table": {
                "columns": [
                    {"type": "text", "heading": "Country"},
                    {"type": "number", "heading": "Members"},
                ],
                "rows": [{"values": ["Belgium", 3]}, {"values": ["Greece", 2]}],
            },
        }
