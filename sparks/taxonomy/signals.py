"""What other rooms may want to hear of."""

from django.dispatch import Signal

# `topic` is about to be deleted, and everything that is filed under it belongs to `into`. Sent in
# the transaction of the merge, for rooms that keep topics in another way than as TopicItems.
topics_merged = Signal()
