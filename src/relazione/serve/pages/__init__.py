"""The pages, one file each; `page(visit)` gives what is on it, and the template of the same name says how it looks."""
