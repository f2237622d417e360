"""Answer, brief, show, export: this room reads the record and never writes to it."""
