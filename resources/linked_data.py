"""A resource as schema.org knows it."""

from sparks.core import outgoing
from sparks.core.linked_data import iso, of_work
from sparks.core.seo import absolute

# Kinds not named here are a CreativeWork.
TYPES = {
    "report": "Report",
    "policy_brief": "Report",
    "guideline": "Report",
    "case_study": "Report",
    "training": "LearningResource",
    "software": "SoftwareApplication",
    "dataset": "Dataset",
    "paper": "ScholarlyArticle",
}


def work(page, request) -> dict:
    """Give a resource with its files; who made it is a line of text, so it stays one."""
    return of_work(
        TYPES.get(page.kind, "CreativeWork"),
        page,
        request,
        creditText=page.authors,
        datePublished=iso(page.published_on),
        license=page.licence if "://" in page.licence else "",
        sameAs=f"https://doi.org/{page.doi}" if page.doi else "",
        isAccessibleForFree=True if page.access == page.Access.OPEN else None,
        encoding=[
            {
                "@type": "MediaObject",
                "contentUrl": absolute(href),
                "inLanguage": file.language,
            }
            for file in page.file_list
            if (href := outgoing.address(file.href))
        ],
    )
