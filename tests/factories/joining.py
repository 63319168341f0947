"""Ways into a team: requests, invitations, and addresses that are proven."""

import factory
from allauth.account.models import EmailAddress
from factory.django import DjangoModelFactory

from submissions.models import JoinRequest

from .records import UserFactory


class JoinRequestFactory(DjangoModelFactory):
    """A request that brings a new project; give `project` for one that is listed."""

    user = factory.SubFactory(UserFactory)
    project_name = "Polaris"
    project_url = "https://polaris.example/"
    organisation = "University of the North"
    motivation = "We trained 200 teachers and want to tell how."
    evidence = "https://polaris.example/team names me."

    class Meta:
        model = JoinRequest


def prove(user, email: str = "", verified: bool = True) -> EmailAddress:
    """Give `user` an address, by default the own one, that is proven unless said otherwise."""
    email = email or user.email
    address, _is_new = EmailAddress.objects.update_or_create(
        user=user, email=email.lower(), defaults={"verified": verified}
    )
    return address
