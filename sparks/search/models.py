"""What the public search knows: one row for each live page that everybody may see."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Lower

from .expressions import WordsField, names_vector, weighted_vector


class SearchEntryQuerySet(models.QuerySet):
    def as_cards(self):
        """Fetch with each entry what a result shows, and not the text that is only searched."""
        return self.select_related("page").defer("body", "terms", "words")


class SearchEntry(models.Model):
    """A page as the search finds it. Written by sparks.search.indexing only."""

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    language = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=255)
    acronym = models.CharField(max_length=40, blank=True)
    terms = models.TextField(blank=True)  # tagline and topics
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    pillars = ArrayField(models.CharField(max_length=20), default=list)
    topics = ArrayField(models.CharField(max_length=100), default=list)
    date = models.DateField(null=True)
    words = WordsField(
        expression=weighted_vector(), output_field=SearchVectorField(), db_persist=True
    )

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="search_entry_words"),
            GinIndex(names_vector(), name="search_entry_names"),
            GinIndex(fields=["topics"], name="search_entry_topics"),
            models.Index(Lower("title"), name="search_entry_title"),
            models.Index(Lower("acronym"), name="search_entry_acronym"),
        ]

    def __str__(self):
        return self.title


class Word(models.Model):
    """A word some page uses, to offer in place of a mistyped one."""

    language = models.CharField(max_length=10)
    word = models.CharField(max_length=30)
    documents = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "word"], name="search_word_once")
        ]
        indexes = [
            GistIndex(fields=["word"], opclasses=["gist_trgm_ops"], name="search_word_similar")
        ]

    def __str__(self):
        return self.word
