"""A text -> the figures that are claimed in it: how many were killed, injured, arrested, displaced, in a crowd.

Only sentences, one at a time, may be read in here; what a figure means for an article is for the build to say.
"""

from dashboard.steps.figures.figure_rules import KINDS
from dashboard.steps.figures.find_figures import VERSION, Figure, find_figures

__all__ = ["KINDS", "VERSION", "Figure", "find_figures"]
