"""The answers to questions: one file for each command, found by its name."""
