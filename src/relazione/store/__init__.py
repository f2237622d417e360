"""Keep everything, forget nothing: one contract, one file per engine."""

from relazione.store.contract import Counts, Store, reason_of, refused_for
from relazione.store.fresh import entries_of
from relazione.store.opening import open_store

__all__ = ["Counts", "Store", "entries_of", "open_store", "reason_of", "refused_for"]
