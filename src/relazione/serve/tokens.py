"""Tokens: who may read and who may review; of a token only its hash is kept, so that the file gives nobody away."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from relazione.errors import RunStopped

READ, REVIEW = "read", "review"
RIGHTS = (READ, REVIEW)
_BYTES = 32  # of chance in a token: it cannot be guessed, and so a fast hash keeps it safe
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody let in: the name under which he judges ("" where nobody asked), and whether he may review."""

    name: str
    rights: str

    @property
    def may_review(self) -> bool:
        """Whether he may write judgements and articles."""
        return self.rights == REVIEW


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is kept: name, rights, salt and the SHA-256 of salt and token, both in hexadecimal digits."""

    name: str
    rights: str
    salt: str
    digest: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """All tokens that are let in; none means that nobody is asked for one."""

    known: tuple[Token, ...] = ()

    def caller(self, token: str) -> Caller | None:
        """Whose token it is, None where it is nobody's; every known token is compared, so that time tells nothing."""
        found = [
            Caller(each.name, each.rights)
            for each in self.known
            if hmac.compare_digest(each.digest, _digest(each.salt, token))
        ]
        return found[0] if found else None


def read_tokens(place: Path) -> Tokens:
    """The tokens of a file; raises RunStopped where there is none, or what is in it are no tokens."""
    try:
        told = json.loads(place.read_text(encoding="utf-8"))
        known = tuple(Token(str(t["name"]), str(t["rights"]), str(t["salt"]), str(t["digest"])) for t in told)
    except OSError as fault:
        remedy = "Make one: relazione token NAME --tokens FILE."
        raise RunStopped(f"the tokens cannot be read ({fault.strerror})", str(place), remedy) from None
    except (ValueError, KeyError, TypeError):
        raise RunStopped("the file holds no tokens", str(place), "Make it with relazione token.") from None
    if any(token.rights not in RIGHTS for token in known):
        raise RunStopped("a token has other rights than read or review", str(place), "Make it with relazione token.")
    return Tokens(known)


def add_token(place: Path, name: str, rights: str) -> str:
    """A new token, told this once; the file, which only its owner can read, keeps its hash.

    Raises RunStopped for other rights, a name that is taken, and a file that cannot be written.
    """
    known = read_tokens(place).known if place.exists() else ()
    if rights not in RIGHTS or not 0 < len(name.strip()) <= _LONGEST_NAME:
        raise RunStopped(f"no token for {name!r} with rights {rights!r}", "token", f"Rights: {', '.join(RIGHTS)}.")
    if any(token.name == name for token in known):
        raise RunStopped(f"{name!r} has a token already", str(place), "Give another name, or strike the old one out.")
    token, salt = secrets.token_urlsafe(_BYTES), secrets.token_hex(_BYTES // 2)
    kept = [*known, Token(name, rights, salt, _digest(salt, token))]
    told = [{"name": t.name, "rights": t.rights, "salt": t.salt, "digest": t.digest} for t in kept]
    unfinished = place.with_name(f"{place.name}.unfinished")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
            json.dump(told, out, indent=1)
        unfinished.replace(place)
    except OSError as fault:
        remedy = "Check the folder and the right to write there."
        raise RunStopped(f"the tokens cannot be written ({fault.strerror})", str(place), remedy) from None
    return token


def _digest(salt: str, token: str) -> str:
    return hashlib.sha256(f"{salt}:{token}".encode("utf-8", "surrogatepass")).hexdigest()
