"""How far to trust a record: two annotations of the same articles compared, and a sample checked by hand."""
