"""How far the numbers can be trusted: accuracy checks, build report, effects of decisions."""
