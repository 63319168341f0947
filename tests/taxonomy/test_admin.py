"""Editors look after topics: rename, merge, export."""

import pytest
from django.urls import reverse

from sparks.taxonomy.actions import merge_topics
from sparks.taxonomy.models import Topic
from tests.factories import pages, records


@pytest.fixture
def grooming(db):
    return records.TopicFactory(name="grooming")


@pytest.fixture
def spelling(db):
    return records.TopicFactory(name="Online-grooming")


def _article(parent, *topics):
    article = pages.ArticlePageFactory(parent=parent)
    article.topics.set(topics)
    article.save_revision().publish()
    return article


def test_merging_moves_pages_of_all_types(news_index, project_index, grooming, spelling):
    article = _article(news_index, spelling)
    project = pages.ProjectPageFactory(parent=project_index)
    project.topics.set([spelling])
    project.save()
    merge_topics(topics=[spelling], into=grooming)
    assert [list(type(p).objects.get(pk=p.pk).topics.all()) for p in (article, project)] == [
        [grooming],
        [grooming],
    ]
    assert not Topic.objects.filter(pk=spelling.pk).exists()


def test_a_page_with_both_topics_keeps_one(news_index, grooming, spelling):
    article = _article(news_index, grooming, spelling)
    merge_topics(topics=[spelling], into=grooming)
    assert list(type(article).objects.get(pk=article.pk).topics.all()) == [grooming]


def test_a_draft_does_not_lose_its_topic(news_index, grooming, spelling):
    article = _article(news_index, spelling)
    article.title = "Newer title"
    draft = article.save_revision()
    merge_topics(topics=[spelling], into=grooming)
    draft.refresh_from_db()
    draft.publish()
    assert list(type(article).objects.get(pk=article.pk).topics.all()) == [grooming]


def test_an_editor_merges_in_the_listing(editor, news_index, grooming, spelling):
    article = _article(news_index, spelling)
    url = reverse("wagtail_bulk_action", args=["taxonomy", "topic", "merge"])
    chosen = f"{url}?next=/admin/&id={spelling.pk}"
    assert "Online-grooming" in editor.get(chosen).text
    assert editor.post(chosen, {"into": grooming.pk}).status_code == 302
    assert list(type(article).objects.get(pk=article.pk).topics.all()) == [grooming]


def test_merging_needs_a_topic_to_merge_into(editor, home, spelling):
    url = reverse("wagtail_bulk_action", args=["taxonomy", "topic", "merge"])
    answer = editor.post(f"{url}?next=/admin/&id={spelling.pk}", {})
    assert answer.status_code == 200
    assert Topic.objects.filter(pk=spelling.pk).exists()


def test_a_topic_is_renamed_for_all_pages(editor, news_index, spelling):
    article = _article(news_index, spelling)
    url = reverse("wagtailsnippets_taxonomy_topic:edit", args=[spelling.pk])
    editor.post(url, {"name": "grooming online", "slug": spelling.slug})
    kept = type(article).objects.get(pk=article.pk)
    assert [topic.name for topic in kept.topics.all()] == ["grooming online"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_topics_are_exported(editor, home, grooming, kind):
    answer = editor.get(reverse("wagtailsnippets_taxonomy_topic:list"), {"export": kind})
    assert answer.status_code == 200
    if kind == "csv":
        assert b"grooming" in b"".join(answer.streaming_content)
