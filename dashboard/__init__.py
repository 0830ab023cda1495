"""Dateline: who, where and when in a folder of articles."""
