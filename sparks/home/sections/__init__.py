"""Sections of the home page: each fetches what it shows in one or two queries."""

from wagtail import blocks

from sparks.core.blocks.text import CalloutBlock, TextBlock

from .doors import DoorsBlock, HeroBlock, InvolveBlock, SubscribeBlock
from .latest import LatestNewsBlock, NextEventsBlock
from .overview import (
    CoverageBlock,
    PillarRecommendationsBlock,
    ProjectHighlightsBlock,
    ResponseStripBlock,
)


class SectionsBlock(blocks.StreamBlock):
    """What a home page is made of."""

    hero = HeroBlock()
    doors = DoorsBlock()
    latest_news = LatestNewsBlock()
    next_events = NextEventsBlock()
    pillar_recommendations = PillarRecommendationsBlock()
    project_highlights = ProjectHighlightsBlock()
    coverage = CoverageBlock()
    response_strip = ResponseStripBlock()
    involve = InvolveBlock()
    subscribe = SubscribeBlock()
    text = TextBlock()
    callout = CalloutBlock()
