"""Verbs that change state: one door for each change."""
