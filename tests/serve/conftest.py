"""A record of the sample articles, read once, and the application over a copy of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from relazione.journey import read_paths
from relazione.serve.app import application
from relazione.serve.settings import Settings
from relazione.serve.tokens import Tokens, add_token, read_tokens

Client = Callable[..., TestClient]


@pytest.fixture(scope="session")
def examples(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the sample articles; not to be written to."""
    place = tmp_path_factory.mktemp("serve") / "examples.sqlite"
    read_paths([checkout / "examples"], place)
    return place


@pytest.fixture
def record(examples: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may write to."""
    return Path(shutil.copy(examples, tmp_path / "record.sqlite"))


@pytest.fixture
def client(record: Path) -> Iterator[TestClient]:
    """A caller of the application on this machine, without tokens."""
    with TestClient(application(Settings(record)), base_url="http://127.0.0.1:8642") as caller:
        yield caller


@pytest.fixture
def tokens(tmp_path: Path) -> tuple[Tokens, dict[str, str]]:
    """Two tokens, one to read and one to review, as kept and as told."""
    place = tmp_path / "tokens.json"
    told = {rights: add_token(place, f"{rights}er", rights) for rights in ("read", "review")}
    return read_tokens(place), told
