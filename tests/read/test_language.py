"""What the parse promises to all who walk it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relazione.errors import RunStopped
from relazione.read import language
from relazione.read.language import forget, is_english_word, lemma_of, load, parse, parse_ahead
from relazione.read.parse import Parse
from relazione.read.sections import find_sections

FEW = 80  # examples of a property: each costs a run of the model
PIECES = st.sampled_from(
    [
        "The envoy ",
        "met ",
        "H.E. ",
        "Mr. ",
        "Kim Do-yun",
        ". ",
        "\n\n",
        ", ",
        "’s ",
        "مرحبا ",
        "🇰🇷",
        "\u200b",
        "!!!",
        "  ",
    ]
)


def parsed(text: str) -> Parse:
    """The parse of a text with its sections."""
    return parse(text, find_sections(text))


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    tokens = parsed(text)
    return [text[slice(*tokens.span(first, last - 1))].strip() for first, last in tokens.sentences]


@settings(max_examples=FEW)
@given(st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=40))
def test_lists_agree_with_one_another(text: str) -> None:
    """All lists have one length, tokens lie in order in the text, sentences cover them and subtrees hold themselves."""
    tokens = parsed(text)
    size = len(tokens)
    columns = (tokens.lower, tokens.start, tokens.end, tokens.tag, tokens.pos, tokens.lemma, tokens.dep, tokens.head)
    assert {len(column) for column in columns} | {len(tokens.children), len(tokens.sentence)} == {size}
    assert [text[tokens.start[i] : tokens.end[i]] for i in range(size)] == tokens.words
    assert all(before <= after for before, after in zip(tokens.end, tokens.start[1:], strict=False))
    assert [i for first, last in tokens.sentences for i in range(first, last)] == list(range(size))
    for i in range(size):
        first, last = tokens.sentences[tokens.sentence[i]]
        assert first <= tokens.left[i] <= i < tokens.right[i] <= last
        assert i in tokens.subtree(i)
        assert all(tokens.head[child] == i != child for child in tokens.children[i])


@settings(max_examples=FEW)
@given(st.lists(PIECES, min_size=1, max_size=12).map("".join))
def test_each_offset_leads_to_its_token(text: str) -> None:
    """An offset inside a token leads to it."""
    tokens = parsed(text)
    for i in range(len(tokens)):
        assert [tokens.token_at(offset) for offset in range(tokens.start[i], tokens.end[i])] == [i] * len(
            tokens.words[i]
        )


def test_a_section_begins_a_sentence() -> None:
    """Heading, dateline and paragraph are sentences of their own, with or without a full stop."""
    text = "The way ahead\n\nLIMA: The envoy met\n\nThe guests left."
    assert sentences(text)[0] == "The way ahead"
    assert sentences(text)[-1] == "The guests left."


@pytest.mark.parametrize("title", ["Mr.", "H.E.", "Dr.", "Lt. Gen.", "Sen.", "Prof."])
def test_a_title_with_a_full_stop_ends_no_sentence(title: str) -> None:
    """An abbreviated title stays with its name."""
    text = f"The envoy met {title} Aino Rautala in Lima."
    assert sentences(text) == [text]


def test_a_title_glued_to_the_word_before_is_a_token() -> None:
    """A title that lost its blank is cut loose."""
    assert parsed("Tartu UniversityPresident spoke.").words[:3] == ["Tartu", "University", "President"]


def test_a_word_that_holds_a_title_stays_whole() -> None:
    """A longer word that only begins with capitals is not cut."""
    assert parsed("The McPresidential fair opened.").words[1] == "McPresidential"


def test_a_long_run_of_signs_is_one_token() -> None:
    """A ruler of dashes costs one token, not hundreds."""
    assert len(parsed("-" * 500)) == 1


def test_an_empty_text_has_an_empty_parse() -> None:
    """Nothing is parsed into nothing."""
    tokens = parsed("")
    assert (len(tokens), tokens.sentences) == (0, [])


@pytest.mark.parametrize(
    ("word", "kind", "lemma"),
    [
        ("envoys", "NOUN", "envoy"),
        ("ministries", "NOUN", "ministry"),
        ("met", "VERB", "meet"),
        ("visiting", "VERB", "visit"),
        ("'s", "AUX", "be"),
        ("better", "ADJ", "good"),
        ("of", "ADP", "of"),
        ("jinwoo", "PROPN", "jinwoo"),
    ],
)
def test_lemmas_follow_the_lexicon(word: str, kind: str, lemma: str) -> None:
    """A word's lemma is its dictionary form; what the dictionary lacks stays as it is."""
    assert lemma_of(word, kind) == lemma


def test_english_words_are_told_from_names() -> None:
    """Inflected words are in the lexicon, names are not."""
    assert is_english_word("ministries") and is_english_word("met")
    assert not is_english_word("jinwoo") and not is_english_word("quispe")


def test_without_a_model_the_run_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no model is installed the error says which command installs it."""
    monkeypatch.setattr(language, "_MODELS", ("no_such_model",))
    monkeypatch.setattr(language, "_model", language._model.__wrapped__)  # the model of other tests is kept
    with pytest.raises(RunStopped, match="no English model"):
        load.__wrapped__()


def test_texts_parsed_together_are_parsed_as_alone() -> None:
    """Copies, texts without a word, long and short ones beside them change nothing in a text's parse."""
    texts = ["The envoy met Kim Do-yun in Lima.", "", "Lima. " * 40, "She left.", "The envoy met Kim Do-yun in Lima."]
    cut = [(text, find_sections(text)) for text in texts]
    forget()
    alone = [parse(*text) for text in cut]
    forget()
    parse_ahead(cut)
    assert [parse(*text) for text in cut] == alone
    parse_ahead([])
    assert [parse(*text) for text in cut] == alone
