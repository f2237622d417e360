"""The forms of a brief, one file each: a file here has `written(page, drawing)`, the bytes of a file."""
