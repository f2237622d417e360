"""Standing memory: what a run loads once, tables and models above all, kept out of the rounds of Python's collector.

The collector looks through all that lives again and again; of what was loaded nothing falls away before the end.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def standing_memory() -> Iterator[Callable[[], None]]:
    """Gives a function that sets apart all that lives when it is first called, until the block ends.

    Memory that the program around has set apart itself is left as it is.
    """
    free, mine = not gc.get_freeze_count(), False

    def set_apart() -> None:
        nonlocal free, mine
        if free:
            gc.freeze()
            free, mine = False, True

    try:
        yield set_apart
    finally:
        if mine:
            gc.unfreeze()
