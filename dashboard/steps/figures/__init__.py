"""Find the figures that a text claims: how many were killed, injured, arrested, displaced, or in a crowd.

Only code that reads one sentence at a time may be in here; the pipeline decides what a figure means for an
article.
"""

from dashboard.steps.figures.figure_rules import KINDS
from dashboard.steps.figures.find_figures import VERSION, Figure, find_figures

__all__ = ["KINDS", "VERSION", "Figure", "find_figures"]
