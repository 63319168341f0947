"""A project as schema.org knows it."""

from sparks.core import outgoing
from sparks.core.linked_data import iso, known, of_page


def research_project(page, request) -> dict:
    """Give a project as ResearchProject (an organisation for a time): members, grant, period."""
    return of_page(
        "ResearchProject",
        page,
        request,
        alternateName=page.acronym,
        foundingDate=iso(page.start_on),
        dissolutionDate=iso(page.end_on),
        sameAs=outgoing.address(page.website),
        keywords=", ".join(pillar.title for pillar in page.pillar_list),
        member=[_organisation(each.organisation) for each in page.participation_list],
        funding=_grant(page),
    )


def _organisation(organisation) -> dict:
    address = {
        "@type": "PostalAddress",
        "addressLocality": organisation.city,
        "addressCountry": organisation.country.code,
    }
    return known(
        {
            "@type": "Organization",
            "name": organisation.name,
            "alternateName": organisation.short_name,
            "url": outgoing.address(organisation.website),
            "address": known(address),
        }
    )


def _grant(page) -> dict:
    if not page.grant_agreement_id:
        return {}
    amount = {
        "@type": "MonetaryAmount",
        "value": page.eu_contribution and str(page.eu_contribution),
        "currency": "EUR",
    }
    return known(
        {
            "@type": "MonetaryGrant",
            "identifier": page.grant_agreement_id,
            "name": page.programme.name if page.programme else "",
            "amount": amount if page.eu_contribution else {},
            "funder": {"@type": "Organization", "name": "European Union"},
        }
    )
