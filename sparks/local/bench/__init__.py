"""Measurements of the whole site, as commands that print tables. None of them is a test."""
