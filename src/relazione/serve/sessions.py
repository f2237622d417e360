"""Sessions: who has shown a token in a browser, kept in memory for a working day; and the proof that a form is ours."""

from __future__ import annotations

import hmac
import secrets
import time
from collections import OrderedDict
from hashlib import sha256

from relazione.serve.tokens import Caller

COOKIE = "relazione_session"
FORM_COOKIE = "relazione_form"
LASTING = 12 * 3600
"""Seconds after which a token has to be shown again."""

_MOST = 1_000


class Sessions:
    """The sessions of one run of the server, and its key; both are gone when it ends."""

    def __init__(self) -> None:
        """Begin with none."""
        self._key = secrets.token_bytes(32)
        self._known: OrderedDict[str, tuple[Caller, float]] = OrderedDict()

    def begin(self, caller: Caller) -> str:
        """A new session for somebody: what his browser keeps."""
        name = secrets.token_urlsafe(32)
        self._known[name] = (caller, time.monotonic() + LASTING)
        while len(self._known) > _MOST:
            self._known.popitem(last=False)
        return name

    def caller(self, name: str) -> Caller | None:
        """Whose session it is, None where it is nobody's or has ended."""
        caller, ends = self._known.get(name, (None, 0.0))
        return caller if time.monotonic() < ends else None

    def end(self, name: str) -> None:
        """Forget a session."""
        self._known.pop(name, None)

    def proof(self, browser: str) -> str:
        """What a form of ours carries: it can be made only here, and for that browser alone."""
        return hmac.new(self._key, browser.encode("utf-8", "surrogatepass"), sha256).hexdigest()

    def proves(self, browser: str, proof: str) -> bool:
        """Whether a form that came from a browser is one that we gave it."""
        told = proof.encode("utf-8", "surrogatepass")
        return bool(browser) and hmac.compare_digest(self.proof(browser).encode(), told)
