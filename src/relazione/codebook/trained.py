"""Trained parts that ship with the program, handed in as bytes, lines or arrays: files in `codebook/encoder/`."""

from __future__ import annotations

from functools import cache
from importlib import resources
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from relazione.errors import RunStopped


@cache
def part(name: str) -> bytes:
    """The bytes of a trained part; raises RunStopped where the file is missing."""
    path = resources.files("relazione.codebook").joinpath("encoder", name)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise RunStopped(f"there is no trained part {name!r}", str(path), "Reinstall relazione.") from None


def arrays(name: str) -> dict[str, NDArray[np.generic]]:
    """The arrays of a trained part in NumPy's format, by name."""
    with np.load(BytesIO(part(name)), allow_pickle=False) as kept:
        return dict(kept)
