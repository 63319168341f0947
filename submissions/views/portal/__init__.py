"""The portal's own pages: overview, one text and its conversation, notifications."""
