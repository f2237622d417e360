"""The tables of the data set, one file each; a file here has `TABLE`, found by the file's name."""
