"""Say who is meant, and which claims tell of one thing."""

from relazione.resolve.entries import work_out
from relazione.resolve.entry import (
    ArticleFacts,
    Disagreement,
    Entry,
    EntryParticipant,
    EntryValue,
    Holder,
    Reason,
    Succession,
)
from relazione.resolve.judgement import Judgement
from relazione.resolve.succession import successions

__all__ = [
    "ArticleFacts",
    "Disagreement",
    "Entry",
    "EntryParticipant",
    "EntryValue",
    "Holder",
    "Judgement",
    "Reason",
    "Succession",
    "successions",
    "work_out",
]
