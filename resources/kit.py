"""What the page of a communication kit shows beside its own fields."""

from sparks.core.plain import plain_text

from .posts import Post

ZIP = "kit.zip"


def kit(page, request) -> dict:
    """Gather the template's context (one query).

    graphics          KitGraphics in the editor's order, their files fetched
    boilerplate_text  the boilerplate as it is copied
    messages_text     all key messages as they are copied
    zip_url           where everything is had as one file; "" in a preview of a new page
    """
    url = page.get_url(request) if page.pk else ""
    return {
        "graphics": page.graphic_list,
        "boilerplate_text": plain_text(page.boilerplate),
        "messages_text": "\n\n".join(messages_of(page)),
        "zip_url": f"{url}{ZIP}" if url else "",
    }


def messages_of(page) -> list[str]:
    """Give the key messages as plain text."""
    return [plain_text(block.value["html"].source) for block in page.messages]


def posts_of(page) -> list[Post]:
    """Give the posts, in the editor's order."""
    values = (block.value for block in page.posts)
    return [Post.of(each["network"], each["html"].source, each["hashtags"]) for each in values]
