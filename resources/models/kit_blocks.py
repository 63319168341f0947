"""What a communication kit is made of, beside running text."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField

from sparks.core.blocks.text import PLAIN_RICH_TEXT

from ..networks import NETWORKS
from ..posts import Post, tidy

# Networks show no formatting; what else the kit of blocks lets stand in a line may stand here, too.
FORMATTING = {"bold", "italic", "link", "ol", "ul"}
POST_TEXT = [feature for feature in PLAIN_RICH_TEXT if feature not in FORMATTING]


class MessageBlock(blocks.StructBlock):
    html = blocks.RichTextBlock(label=_("Message"), features=PLAIN_RICH_TEXT)

    class Meta:
        icon = "openquote"
        label = _("Key message")
        template = "resources/kit_message.html"
        description = _("One thing to remember, in one or two sentences")
        preview_value = {"html": "<p>Results of a project belong to everybody who needs them.</p>"}


class PostBlock(blocks.StructBlock):
    """A post for one network; refused while it is longer than the network takes."""

    network = blocks.ChoiceBlock(
        label=_("Network"),
        choices=[(network.key, network.name) for network in NETWORKS.values()],
        default="linkedin",
    )
    html = blocks.RichTextBlock(
        label=_("Text"),
        features=POST_TEXT,
        help_text=_(
            "As it is to be copied, addresses written out. Networks show no bold, italic or links."
        ),
    )
    hashtags = blocks.CharBlock(
        label=_("Hashtags"),
        required=False,
        max_length=500,
        help_text=_("With blanks between. They stand below the text and count, too."),
    )

    class Meta:
        icon = "comment"
        label = _("Post")
        form_classname = "struct-block kit-post"
        template = "resources/kit_post.html"
        description = _("A post ready to copy, its length counted as the network does")
        preview_value = {
            "network": "mastodon",
            "html": "<p>Which recommendation would you act on first?</p>",
            "hashtags": "#SparksInTheDark",
        }

    def clean(self, value):
        value = super().clean(value)
        value["hashtags"] = tidy(value["hashtags"] or "")
        if faults := post_of(value).faults:
            errors = {field: ValidationError(words) for field, words in faults.items()}
            raise blocks.StructBlockValidationError(errors)
        return value

    def get_context(self, value, parent_context=None):
        return {**super().get_context(value, parent_context), "post": post_of(value)}


def post_of(value) -> Post:
    """Give the post that a PostBlock's value stands for."""
    return Post.of(value["network"], value["html"].source, value["hashtags"] or "")


def messages_field() -> StreamField:
    """Give the field for key messages."""
    return StreamField([("message", MessageBlock())], blank=True, verbose_name=_("key messages"))


def posts_field() -> StreamField:
    """Give the field for posts."""
    return StreamField([("post", PostBlock())], blank=True, verbose_name=_("posts"))
