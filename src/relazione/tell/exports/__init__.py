"""The exports, one file each: a file here has `lines(store)`, one text, or `FORM`, a form of the whole data set."""
