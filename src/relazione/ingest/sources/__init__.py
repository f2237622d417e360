"""One file per kind of source; to add one, write one file that does what `ingest.source.Source` says."""
