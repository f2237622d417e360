"""The briefs, one file each: a file here has PARTIES, how many it is about, and its SECTIONS in their order."""
