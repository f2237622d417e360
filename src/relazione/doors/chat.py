"""The way to a language model: any endpoint that speaks OpenAI's chat completions over HTTP; off unless named."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, Any
from urllib.parse import urlsplit

from relazione.errors import RunStopped, SetAside
from relazione.read.reader import Question

LARGEST_ANSWER = 4_000_000
"""Bytes; an article of facts takes under a tenth of it, more is a fault or an attack."""

_CHUNK = 65_536
_LONGEST_FAULT = 200
"""Characters of an endpoint's own words about a fault that are told on."""
_LONGEST_PAUSE = 60.0
"""Seconds that are waited at most before another attempt, whatever the endpoint asks for."""
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
"""HTTP codes after which another attempt may do: the endpoint is busy or out of order."""
_REFUSED = {401: "refuses the key", 403: "refuses the key", 404: "knows no such address or model"}


@dataclass(frozen=True, slots=True)
class ChatEndpoint:
    """A language model behind an address like `http://localhost:8000/v1`, for readers to ask.

    `timeout` is the time for one attempt, in seconds, `attempts` their greatest number, `pause` the seconds before the
    second; it doubles each time, and where the endpoint names a longer one (Retry-After) that is kept to.
    """

    url: str
    name: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    attempts: int = 5
    pause: float = 1.0

    def __post_init__(self) -> None:
        """Raises RunStopped where address, model or key cannot be meant."""
        if urlsplit(self.url).scheme not in ("http", "https") or not urlsplit(self.url).hostname:
            remedy = "Give one like http://localhost:8000/v1 (--llm-url or RELAZIONE_LLM_URL)."
            raise RunStopped("the address of the language model is none of the web", repr(self.url), remedy)
        if not self.name.strip():
            raise RunStopped("no model is named", self.url, "Name one: --llm-model or RELAZIONE_LLM_MODEL.")
        if not self.key.isascii() or not (self.key.isprintable() and " " not in self.key):
            remedy = "Check RELAZIONE_LLM_KEY: a line break or a blank may have come with it."
            raise RunStopped("the key holds what no key holds", self.url, remedy)

    def answer(self, question: Question) -> str:
        """The words of the model's answer.

        Raises SetAside where all attempts fail, or the answer is too large, cut off or no completion; RunStopped where
        nobody answers at the address or the key, address or model is refused.
        """
        fault: _Passing | None = None
        for number in range(self.attempts):
            if fault is not None:
                time.sleep(min(_LONGEST_PAUSE, max(fault.wait, self.pause * 2 ** (number - 1))))
            try:
                return _words(self._ask(question), self.url)
            except _Passing as passing:
                fault = passing
        attempts = f"{self.attempts} attempts"
        if fault is None or fault.nobody:
            remedy = "Start the server, or give the right address with --llm-url."
            raise RunStopped(f"no language model answers ({fault}; {attempts})", self.url, remedy)
        remedy = "Run again later; all other articles are read, and what was read is kept."
        raise SetAside(f"the language model did not answer: {fault} ({attempts})", self.url, remedy)

    def _ask(self, question: Question) -> bytes:
        """The body of one answer; raises _Passing where another attempt may do."""
        deadline = time.monotonic() + self.timeout
        try:
            with _OPENER.open(self._request(question), timeout=self.timeout) as response:
                return _body(response, deadline, self.url)
        except urllib.error.HTTPError as fault:
            with fault:
                raise self._of_code(fault) from None
        except TimeoutError:
            raise _Passing(f"no answer within {self.timeout:g} s") from None
        except urllib.error.URLError as fault:
            if isinstance(fault.reason, TimeoutError):
                raise _Passing(f"no answer within {self.timeout:g} s") from None
            raise _Passing(str(fault.reason)[:_LONGEST_FAULT], nobody=True) from None
        except (HTTPException, OSError) as fault:
            raise _Passing(f"the connection broke ({type(fault).__name__})") from None

    def _request(self, question: Question) -> urllib.request.Request:
        """The question as a request: greedy, with a fixed seed, bound to the schema."""
        schema = {"name": question.schema_name, "strict": True, "schema": question.schema}
        body = {
            "model": self.name,
            "messages": [
                {"role": "system", "content": question.instructions},
                {"role": "user", "content": question.text},
            ],
            "temperature": 0,
            "seed": 0,
            "response_format": {"type": "json_schema", "json_schema": schema},
        }
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        address = f"{self.url.rstrip('/')}/chat/completions"
        return urllib.request.Request(address, json.dumps(body, ensure_ascii=False).encode(), headers, method="POST")

    def _of_code(self, fault: urllib.error.HTTPError) -> Exception:
        """The error of the house for an answer with an HTTP code of failure."""
        if fault.code in _PASSING:
            return _Passing(f"HTTP {fault.code}", _seconds(fault.headers.get("Retry-After")))
        try:
            said = fault.read(_LONGEST_FAULT * 4).decode("utf-8", "replace")
        except (HTTPException, OSError):
            said = ""
        told = " ".join("".join(letter if letter.isprintable() else " " for letter in said).split())[:_LONGEST_FAULT]
        if fault.code in _REFUSED or fault.code in range(300, 400):
            what = _REFUSED.get(fault.code, "sends the question elsewhere, which is not followed")
            remedy = "Check --llm-url, --llm-model and the key in RELAZIONE_LLM_KEY."
            return RunStopped(f"the language model {what} (HTTP {fault.code}) {told}".rstrip(), self.url, remedy)
        remedy = "See what the endpoint says: the article may be too long for the model, or JSON schemas unknown to it."
        return SetAside(f"the language model refused the question: HTTP {fault.code} {told}".rstrip(), self.url, remedy)


class _Passing(Exception):
    """A fault that may pass; `wait` in seconds, `nobody` where no server was reached at all."""

    def __init__(self, what: str, wait: float = 0.0, nobody: bool = False) -> None:
        super().__init__(what)
        self.wait = wait
        self.nobody = nobody


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: the key is for the address that was given."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """No request."""


_OPENER = urllib.request.build_opener(_StayHere)


def _body(response: HTTPResponse, deadline: float, url: str) -> bytes:
    """The whole body. Raises TimeoutError past the deadline and SetAside past the largest size."""
    parts, size = [], 0
    while part := response.read1(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > LARGEST_ANSWER:
            what = f"the model's answer is over {LARGEST_ANSWER:,} bytes"
            raise SetAside(what, url, "Check the endpoint; all other articles are read.")
        if time.monotonic() > deadline:
            raise TimeoutError
    return b"".join(parts)


def _words(body: bytes, url: str) -> str:
    """The words of a completion. Raises SetAside where the body is none or the answer was cut off or refused."""
    remedy = "Check that the endpoint speaks OpenAI's chat completions; all other articles are read."
    try:
        choice: Any = json.loads(body)["choices"][0]
        words, ended = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise SetAside("the endpoint's answer is no chat completion", url, remedy) from None
    if ended == "length":
        raise SetAside("the model's answer was cut off", url, "Allow the model longer answers, or take another.")
    if not isinstance(words, str):
        raise SetAside("the model gave no answer", url, remedy)
    return words


def _seconds(words: str | None) -> float:
    """The seconds of a Retry-After, 0 where there are none or it names a day."""
    return float(words) if words and words.strip().isascii() and words.strip().isdigit() else 0.0
