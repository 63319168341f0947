"""The editor's desk: the newsletter's pages in Wagtail's admin."""
