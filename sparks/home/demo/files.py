"""Files of demo resources: addresses elsewhere, or small files made from the demo data."""

from django.core.files.base import ContentFile

from resources.models import ResourceFile
from sparks.core.models import SiteDocument

CREDIT = "Sparks in the Dark, CC BY 4.0"


def resource_file(row: dict, slug: str, place: int) -> ResourceFile:
    """Make one file of a resource; a generated one is put into the document library."""
    fields = {
        key: row[key] for key in ("language", "title", "url", "format", "pages") if key in row
    }
    file = ResourceFile(sort_order=place, is_accessible=row.get("accessible"), **fields)
    if "content" in row:
        name = f"{slug}.{row['generate']}"
        file.document = SiteDocument.objects.create(
            title=row.get("title", name),
            credit=CREDIT,
            file=ContentFile(row["content"].encode(), name=name),
        )
        file.size = file.document.get_file_size()
        file.format = row["generate"].upper()
    return file
