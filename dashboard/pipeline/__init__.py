"""Runs the steps in order: the one place that knows it. No screen and no query may be in here."""

from dashboard.pipeline.run import Options, build, build_from, rebuild

__all__ = ["Options", "build", "build_from", "rebuild"]
