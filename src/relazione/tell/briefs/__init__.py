"""The briefs, one file each.

A file here has PARTIES, how many parties it can be about, ASKED, which other wishes must be there for it, its SECTIONS
in their order, the FIRST_PAGE, those of them that a brief of one page has, and `titled(matter)`, its title.
"""
