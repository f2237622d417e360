"""What is promised of the way to a language model, over a real connection."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest

from relazione.doors.chat import LARGEST_ANSWER, ChatEndpoint
from relazione.errors import RunStopped, SetAside
from relazione.read.reader import Question
from tests.doors.server import Reply, completion, serving

QUESTION = Question("Read this.", "Oslo – 🇳🇴 and Lima met.", "findings", {"type": "object"})


def asked(reply: Callable[[int], Reply], timeout: float = 5.0, key: str = "") -> str:
    """The answer of an endpoint that replies like this."""
    with serving(reply) as served:
        return ChatEndpoint(served.url, "small", key, timeout, attempts=3, pause=0.01).answer(QUESTION)


def test_a_question_is_asked_and_its_answer_given() -> None:
    """The question goes out bound to its schema, greedy and with the key; the words of the answer come back."""
    with serving(lambda n: completion("Å 🇳🇴")) as served:
        endpoint = ChatEndpoint(f"{served.url}/", "small", "s3cret")
        assert endpoint.answer(QUESTION) == "Å 🇳🇴"
        (headers, body) = served.asked[0]
    assert headers["path"] == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer s3cret"
    assert (body["model"], body["temperature"]) == ("small", 0)
    assert [message["content"] for message in body["messages"]] == [QUESTION.instructions, QUESTION.text]
    assert body["response_format"]["json_schema"] == {"name": "findings", "strict": True, "schema": QUESTION.schema}
    assert "s3cret" not in repr(endpoint)


def test_without_a_key_none_is_sent() -> None:
    """A local server without a key is asked without one."""
    with serving(lambda n: completion("yes")) as served:
        ChatEndpoint(served.url, "small").answer(QUESTION)
        assert "Authorization" not in served.asked[0][0]


@pytest.mark.parametrize("code", [429, 500, 503])
def test_a_passing_fault_is_asked_again(code: int) -> None:
    """After a fault that may pass the question is asked again."""
    assert asked(lambda n: Reply(code=code) if n < 2 else completion("at last")) == "at last"


def test_a_fault_that_stays_sets_the_article_aside() -> None:
    """Where every attempt fails the article is set aside, and the fault says what, how often, and what to do."""
    with pytest.raises(SetAside, match=r"did not answer: HTTP 500 \(3 attempts\).*Run again later"):
        asked(lambda n: Reply(code=500))


def test_a_slow_answer_is_not_waited_for() -> None:
    """An answer that does not come in time is given up, however often it is asked for."""
    with pytest.raises(SetAside, match=r"no answer within 0.1 s \(3 attempts\)"):
        asked(lambda n: Reply(b"{}", slow=0.4), timeout=0.1)


def test_a_huge_answer_is_not_taken() -> None:
    """An answer past the largest size sets the article aside before it fills the memory."""
    with pytest.raises(SetAside, match="over 4,000,000 bytes"):
        asked(lambda n: Reply(b" " * (LARGEST_ANSWER + 2)))


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"choices": []}', b'{"choices": [{"message": 3}]}', b"\xff"])
def test_what_is_no_completion_sets_the_article_aside(body: bytes) -> None:
    """A body that is no chat completion sets the article aside."""
    with pytest.raises(SetAside, match="no chat completion"):
        asked(lambda n: Reply(body))


def test_an_answer_cut_off_or_withheld_is_none() -> None:
    """An answer that was cut off, or that the model withheld, is not taken for a whole one."""
    with pytest.raises(SetAside, match="cut off"):
        asked(lambda n: completion('{"facts": [', "length"))
    with pytest.raises(SetAside, match="gave no answer"):
        asked(lambda n: completion(None))


def test_a_refused_question_sets_the_article_aside() -> None:
    """Where the endpoint refuses one question its words are told on, in one line and without the key."""
    with pytest.raises(SetAside, match=r"refused the question: HTTP 400 too long\. See what") as fault:
        asked(lambda n: Reply(b"too\n\x1blong", 400), key="s3cret")
    assert "s3cret" not in str(fault.value)


@pytest.mark.parametrize(("code", "words"), [(401, "refuses the key"), (404, "knows no such"), (302, "elsewhere")])
def test_what_a_person_must_mend_stops_the_run(code: int, words: str) -> None:
    """A refused key, an unknown address and a redirection stop the run; no key is carried to another place."""
    elsewhere = (("Location", "http://127.0.0.1:9/"),)
    with pytest.raises(RunStopped, match=words):
        asked(lambda n: Reply(code=code, headers=elsewhere))


def test_nobody_at_the_address_stops_the_run() -> None:
    """Where no server listens the run stops, and the fault says where."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(RunStopped, match=f"127.0.0.1:{port}.*no language model answers"):
        ChatEndpoint(f"http://127.0.0.1:{port}/v1", "small", attempts=2, pause=0.01).answer(QUESTION)


@pytest.mark.parametrize(
    ("url", "model", "key"),
    [("", "m", ""), ("file:///etc/passwd", "m", ""), ("http://", "m", ""), ("http://x/v1", " ", ""),
     ("http://x/v1", "m", "a\nX-Other: b"), ("http://x/v1", "m", "ключ")],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_at_once(url: str, model: str, key: str) -> None:
    """An address that is none of the web, no model, or a key with other signs in it stops the run before it asks."""
    with pytest.raises(RunStopped):
        ChatEndpoint(url, model, key)
