"""The glossary, a term, and what the search says of an old word."""

from .shown import Shown

GLOSSARY = [
    Shown("glossary", "glossary/glossary_index_page.html", "/en/glossary/"),
    Shown("glossary none", "glossary/glossary_index_page.html", "/en/glossary/?q=zzzz"),
    Shown("glossary term", "glossary/term.html", "/en/glossary/child-sexual-abuse-material/"),
    Shown("glossary old word", "search/search.html", "/en/search/?q=child+pornography"),
]
