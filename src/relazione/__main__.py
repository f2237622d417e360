"""`python -m relazione` is the command line."""

from relazione.cli import main

main()
