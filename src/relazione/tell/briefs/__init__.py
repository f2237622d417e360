"""The briefs, one file each.

A file here has PARTIES, how many it is about, its SECTIONS in their order, and the FIRST_PAGE, those of them that a
brief of one page has.
"""
