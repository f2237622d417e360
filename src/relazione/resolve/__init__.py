"""Say who is meant, and which claims tell of one thing."""

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
from relazione.resolve.work_out import work_out

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
