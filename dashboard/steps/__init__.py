"""The pipeline, one module a step. No step knows the store, the corpus or the screen."""
