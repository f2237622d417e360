"""The sections of a brief, one file each: a file here has a HEADING and `lines(matter, notes)`, its lines of Markdown.

Every line either ends in the marks of its footnotes or stands in italics and speaks of the search, not of the world.
"""
