"""The exports, one file each; a file here has `lines(store)`, an iterator over the lines of the export."""
