"""An index for suggestions, and rows that are read in thousands kept short.

What a result is counted and sorted by stays in the row; texts and words lie beside it. Words are
not compressed: they do not shrink, and ranking unpacks those of every match. Rows that are there
already move when `rebuild_search` writes them anew.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations

INLINE = ("kind", "title", "acronym", "pillars", "topics")

SLIM = """
    ALTER TABLE search_searchentry SET (toast_tuple_target = 256);
    ALTER TABLE search_searchentry ALTER COLUMN words SET STORAGE EXTERNAL;
"""
USUAL = """
    ALTER TABLE search_searchentry RESET (toast_tuple_target);
    ALTER TABLE search_searchentry ALTER COLUMN words SET STORAGE EXTENDED;
"""


def stored(how: str) -> str:
    """Give the statements that say how the columns are stored that everything is told by."""
    return "".join(
        f"ALTER TABLE search_searchentry ALTER COLUMN {name} SET STORAGE {how};" for name in INLINE
    )


class Migration(migrations.Migration):
    dependencies = [("search", "0002_initial")]

    operations = [
        migrations.RunSQL(SLIM + stored("MAIN"), USUAL + stored("EXTENDED")),
        migrations.AddIndex(
            model_name="searchentry",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector(
                    "acronym", "title", config="sparks_simple"
                ),
                name="search_entry_names",
            ),
        ),
    ]
