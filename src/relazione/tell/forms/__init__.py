"""The forms of a brief, one file each: a file here has `written(markdown, drawing)`, the bytes of a file."""
