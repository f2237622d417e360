"""PostgreSQL: the record on a server, where several programs may write; `postgresql://USER@HOST/DATABASE`."""

from __future__ import annotations

from relazione.store.engines.postgresql.address import Address
from relazione.store.engines.postgresql.searching import PostgresqlSearching
from relazione.store.engines.postgresql.server import PostgresqlServer
from relazione.store.sql_store import SqlStore


def open_store(place: str, create: bool) -> PostgresqlStore:
    """The record in the database at this address."""
    return PostgresqlStore(PostgresqlServer(Address.of(place), create=create))


class PostgresqlStore(SqlStore, PostgresqlSearching):
    """A record in one schema of a PostgreSQL database; `store.contract.Store` says what each method does."""
