"""Endurance: many at once, and ended at any moment, without an error, and nothing lost or doubled."""
