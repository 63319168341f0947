"""Written by hand: how each language's words are cut, stemmed and freed of their accents."""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

# Languages PostgreSQL can stem. All others of Europe fall back to whole words.
STEMMED = {
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hu": "hungarian",
    "it": "italian",
    "lt": "lithuanian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "sv": "swedish",
    "tr": "turkish",
}


def configuration(name: str, stemmer: str) -> tuple[str, str]:
    """Give the statements that make and drop a configuration that also removes accents."""
    return (
        f"CREATE TEXT SEARCH CONFIGURATION sparks_{name} (COPY = {name});"
        f"ALTER TEXT SEARCH CONFIGURATION sparks_{name}"
        f" ALTER MAPPING FOR hword, hword_part, word WITH unaccent, {stemmer};",
        f"DROP TEXT SEARCH CONFIGURATION sparks_{name};",
    )


# A function of its own, because a generated column needs an immutable one. The body is in SQL's
# own form (RETURN), not a string: it is parsed now, so a restored dump finds the same objects.
CHOOSE = f"""
CREATE FUNCTION sparks_text_config(language text) RETURNS regconfig
IMMUTABLE PARALLEL SAFE
RETURN CASE split_part(language, '-', 1)
    {" ".join(f"WHEN '{code}' THEN 'sparks_{name}'::regconfig" for code, name in STEMMED.items())}
    ELSE 'sparks_simple'::regconfig
END;
"""


class Migration(migrations.Migration):
    dependencies = []

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(*configuration("simple", "simple")),
        *(migrations.RunSQL(*configuration(name, f"{name}_stem")) for name in STEMMED.values()),
        migrations.RunSQL(CHOOSE, "DROP FUNCTION sparks_text_config(text);"),
    ]
