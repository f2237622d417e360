"""A small transformer that reads sentences whose names are masked: the stances of single clauses.

`wording` words a sentence for it, `word_pieces` cuts the words, `session` runs it. Trained by tools/train_encoder.py.
"""
