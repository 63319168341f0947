"""Figures in their states: the list, one with a break in its series, one with a single value."""

from .shown import Shown

FIGURES = [
    Shown("figures", "figures/figure_index_page.html", "/en/figures/"),
    Shown("figure with a break", "figures/figure.html", "/en/figures/talks-of-a-helpline/"),
    Shown("figure, one value", "figures/figure.html", "/en/figures/children-affected-in-europe/"),
]
