"""One file per engine; to add one, write a file with `open_store(place, create)` that gives a `contract.Store`."""
