"""Drawings on pages, one file each: SVG made by the server, so that they need no script and can be printed."""
