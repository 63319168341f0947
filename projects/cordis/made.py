"""A dump in the shape of CORDIS's, made up for measuring."""

import zipfile
from pathlib import Path

# The first lines, as files of 2025 have them.
PROJECT = (
    "id;acronym;status;title;startDate;endDate;totalCost;ecMaxContribution;legalBasis;topics;"
    "ecSignatureDate;frameworkProgramme;masterCall;subCall;fundingScheme;objective;"
    "contentUpdateDate;rcn;grantDoi"
)
ORGANISATION = (
    "projectID;projectAcronym;organisationID;vatNumber;name;shortName;SME;activityType;street;"
    "postCode;city;country;nutsCode;geolocation;organizationURL;contactForm;contentUpdateDate;rcn;"
    "order;role;ecContribution;netEcContribution;totalCost;endOfParticipation;active"
)
OBJECTIVE = "This example looks into ways to keep people safe, and into what came of them. " * 25


def line_of(cells) -> str:
    """Give a row in the dialect of CORDIS."""
    return ";".join('"' + str(cell).replace('"', '""') + '"' for cell in cells) + "\n"


def make_dump(path: Path, *, projects: int, partners: int = 5) -> None:
    """Write a zip file of `projects` projects with `partners` organisations each."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open("csv/project.csv", "w") as file:
            file.write(line_of(PROJECT.split(";")).encode())
            for number in range(projects):
                file.write(line_of(_project(number)).encode())
        with archive.open("csv/organization.csv", "w") as file:
            file.write(line_of(ORGANISATION.split(";")).encode())
            for number in range(projects * partners):
                file.write(line_of(_organisation(number // partners, number)).encode())


def _project(number: int) -> list:
    cells = dict.fromkeys(PROJECT.split(";"), "")
    cells |= {
        "id": 101_000_000 + number,
        "acronym": f"EXAMPLE{number}",
        "status": "SIGNED",
        "title": f'Example "{number}"',
        "startDate": "2023-01-01",
        "endDate": "2026-12-31",
        "totalCost": "0",
        "ecMaxContribution": f"{1_000_000 + number},5",
        "topics": "HORIZON-EXAMPLE",
        "frameworkProgramme": "HORIZON",
        # No two alike, or they would be packed far better than real ones.
        "objective": f"{OBJECTIVE} {number * 7919:x} {number * 104_729:x}",
    }
    return list(cells.values())


def _organisation(project: int, number: int) -> list:
    cells = dict.fromkeys(ORGANISATION.split(";"), "")
    cells |= {
        "projectID": 101_000_000 + project,
        "organisationID": 900_000_000 + number,
        "name": f"EXAMPLE ORGANISATION {number}",
        "activityType": "HES",
        "city": "Example",
        "country": "EL",
        "role": "participant",
        "ecContribution": "1000.5",
    }
    return list(cells.values())
