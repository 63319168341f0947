"""Records that are not pages."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory, ImageField
from wagtail.models import Locale

from projects.models import Organisation, Participation
from recommendations.models import FollowUp
from resources.models import ResourceFile
from sparks.accounts.models import User
from sparks.core.models import SiteImage
from sparks.home.models import ContactSubject
from sparks.taxonomy.models import Audience, Capability, Framework, Pillar, Programme, Theme, Topic


class LocalisedFactory(DjangoModelFactory):
    """Base of records that exist once a language: English unless said otherwise."""

    locale = factory.LazyFunction(Locale.get_default)

    class Meta:
        abstract = True


class UserFactory(DjangoModelFactory):
    email = factory.Sequence(lambda n: f"person{n}@example.org")
    password = factory.django.Password("a long and boring password")

    class Meta:
        model = User
        skip_postgeneration_save = True

    @factory.post_generation
    def address(user, create, extracted, *, verified=True):
        """The row that allauth has of the address; `address__verified=False` for one unproved."""
        if create:
            user.emailaddress_set.create(email=user.email, primary=True, verified=verified)


class PillarFactory(LocalisedFactory):
    slug = "prevention"
    title = factory.LazyAttribute(lambda pillar: Pillar.Slug(pillar.slug).label)
    sentence = "So that it does not happen."

    class Meta:
        model = Pillar
        django_get_or_create = ("slug", "locale")


class AudienceFactory(LocalisedFactory):
    slug = factory.Sequence(lambda n: f"audience-{n}")
    title = factory.Sequence(lambda n: f"Audience {n}")

    class Meta:
        model = Audience


class ProgrammeFactory(LocalisedFactory):
    code = factory.Sequence(lambda n: f"programme-{n}")
    name = factory.Sequence(lambda n: f"Programme {n}")

    class Meta:
        model = Programme


class FrameworkFactory(DjangoModelFactory):
    slug = "response"
    name = "Response"
    version = "1"

    class Meta:
        model = Framework
        django_get_or_create = ("slug", "version")


class ThemeFactory(LocalisedFactory):
    framework = factory.SubFactory(FrameworkFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Theme {n}")

    class Meta:
        model = Theme


class CapabilityFactory(LocalisedFactory):
    theme = factory.SubFactory(ThemeFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Capability {n}")

    class Meta:
        model = Capability


class TopicFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"topic {n}")

    class Meta:
        model = Topic


class OrganisationFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Organisation {n}")
    country = "BE"

    class Meta:
        model = Organisation


class ParticipationFactory(DjangoModelFactory):
    organisation = factory.SubFactory(OrganisationFactory)

    class Meta:
        model = Participation


class FollowUpFactory(LocalisedFactory):
    name = "A team"
    what = "Does something about it."

    class Meta:
        model = FollowUp


class ResourceFileFactory(DjangoModelFactory):
    url = "https://example.org/report.pdf"
    format = "PDF"

    class Meta:
        model = ResourceFile


class ContactSubjectFactory(LocalisedFactory):
    label = factory.Sequence(lambda n: f"Subject {n}")

    class Meta:
        model = ContactSubject


class SiteImageFactory(DjangoModelFactory):
    title = factory.Sequence(lambda n: f"Picture {n}")
    description = "Points of light on a dark sky"
    credit = "Sparks in the Dark, CC BY 4.0"
    file = ImageField(width=1200, height=800)

    class Meta:
        model = SiteImage


class SubscriberFactory(DjangoModelFactory):
    """Somebody who confirmed; `state="pending", confirmed_at=None` for one who has not."""

    class Meta:
        model = "newsletter.Subscriber"

    email = factory.Sequence(lambda n: f"reader{n}@mail{n % 7}.example")
    state = "active"
    confirmed_at = factory.LazyFunction(timezone.now)
