"""Zipping: a data set of several files as one archive, the same bytes for the same record."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from relazione.store.contract import Store
from relazione.store.view import View
from relazione.tell.export import write_files

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a zip archive can tell, of every file


def zipped(store: Store, name: str, view: View, wishes: Mapping[str, str | bool]) -> bytes:
    """The files of an export in one folder of an archive. Raises RunStopped as `tell.export.write_files`."""
    packed = io.BytesIO()
    with TemporaryDirectory() as beside:
        folder = Path(beside) / name
        write_files(store, name, folder, view, wishes)
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(folder.iterdir()):
                kept = zipfile.ZipInfo(f"{name}/{file.name}", _LONG_AGO)
                archive.writestr(kept, file.read_bytes(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
