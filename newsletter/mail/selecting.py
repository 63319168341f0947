"""Which blocks of a digest go to somebody who is interested in some pillars and topics.

The rule, in the order in which it is applied:

* Who chose neither pillars nor topics gets everything.
* A page is of interest when it shares a pillar or a topic with the choices.
* An issue of the newsletter that was sent to everybody is of interest to everybody.
* Pages that belong to no pillar and no topic, and words, pictures and figures of an editor's own,
  come along with something of interest, but are no reason to write to somebody.
* A heading stays when something stays below it.
"""

from dataclasses import dataclass

from sparks.core.cards import cards
from sparks.core.store import kept

from .parts import ITEMS, without_empty_headings

ISSUE = "issue"


@dataclass(frozen=True)
class Tags:
    """What a page belongs to, by slugs."""

    pillars: frozenset[str]
    topics: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.pillars or self.topics)


@dataclass(frozen=True)
class Block:
    """A block of a digest. tags: of one that shows a page; None for any other."""

    id: str
    kind: str
    tags: Tags | None = None

    def interests(self, pillars: set[str], topics: set[str]) -> bool:
        """Say whether it is a reason to write to somebody with these choices."""
        if self.tags is None:
            return False
        if not self.tags:
            return self.kind == ISSUE
        return bool(self.tags.pillars & pillars or self.tags.topics & topics)


def chosen_blocks(issue, pillars: set[str], topics: set[str]) -> tuple[tuple[str, ...], bool]:
    """Give the ids of the blocks for these choices, and whether they are all that readers see.

    None of them when there is nothing of interest.
    """
    blocks = _shown(issue)
    if not (pillars or topics):
        has_pages = any(block.tags is not None for block in blocks)
        return (tuple(block.id for block in blocks) if has_pages else ()), True
    if not any(block.interests(pillars, topics) for block in blocks):
        return (), False
    chosen = without_empty_headings(
        block for block in blocks if not block.tags or block.interests(pillars, topics)
    )
    return tuple(block.id for block in chosen), len(chosen) == len(blocks)


def _shown(issue) -> list[Block]:
    """Give the blocks that readers see: none whose page is not open to all."""
    pages = {block.id: block.value["page"] for block in issue.body if block.block_type in ITEMS}
    tags = _tags(tuple(sorted({page.pk for page in pages.values() if page})))
    shown = [
        Block(block.id, block.block_type, tags[pages[block.id].pk] if block.id in pages else None)
        for block in issue.body
        if block.id not in pages or (pages[block.id] and pages[block.id].pk in tags)
    ]
    return without_empty_headings(shown)


@kept
def _tags(pks: tuple[int, ...]) -> dict[int, Tags]:
    """Give what open pages belong to; kept, because thousands of choices ask for the same."""
    return {page.pk: _tags_of(page) for page in cards(pks)}


def _tags_of(page) -> Tags:
    if hasattr(page, "audience_pillars"):
        pillars, topics = page.audience_pillars.all(), page.audience_topics.all()
    else:
        pillars, topics = page.pillar_list, page.topic_list
    return Tags(
        frozenset(pillar.slug for pillar in pillars), frozenset(topic.slug for topic in topics)
    )
