"""Pictures in templates."""

from django import template

from sparks.core.pictures import USES, sources

register = template.Library()


@register.inclusion_tag("components/img.html")
def picture(image, use: str, alt: str | None = None, loading: str = "lazy") -> dict:
    """Show an image of the library for one of `sparks.core.pictures.USES`.

    `alt` None takes the text the editor wrote for this place, or else for the image. A picture on
    the first screen is loaded "eager".
    """
    files = sources(image, use)
    if alt is None:
        own = getattr(image, "contextual_alt_text", None)
        alt = image.default_alt_text if own is None else own
    return {
        "files": files,
        "widest": files[-1],
        "sizes": USES[use].sizes,
        "alt": alt,
        "loading": loading,
    }
