"""Finding the records that rows of the demo files name."""

from projects.models import Organisation
from sparks.taxonomy.load import FRAMEWORK
from sparks.taxonomy.models import Audience, Capability, Pillar


class Sorter:
    """Gives records for the names that stand in the demo files; an unknown name is an error."""

    def __init__(self, organisations: dict[str, Organisation], keys: dict[str, int]):
        self.organisations = organisations
        self.keys = keys

    @staticmethod
    def pillar_key(slug: str) -> int:
        """Give the primary key of a pillar."""
        return Pillar.objects.only("pk").get(slug=slug).pk

    def pillars(self, slugs: list[str]) -> list[Pillar]:
        """Give pillars by their keys."""
        return [Pillar.objects.get(slug=slug) for slug in slugs]

    def audiences(self, slugs: list[str]) -> list[Audience]:
        """Give audiences by their keys."""
        return [Audience.objects.get(slug=slug) for slug in slugs]

    def capabilities(self, numbers: list[int]) -> list[Capability]:
        """Give capabilities of the framework that every site begins with, by their numbers."""
        framework = {"theme__framework__slug": FRAMEWORK["slug"]}
        return [Capability.objects.get(number=number, **framework) for number in numbers]

    def pages(self, model, slugs: list[str]) -> list:
        """Give pages of one type by their slugs."""
        return [model.objects.get(pk=self.keys[slug]) for slug in slugs]
