"""Make claims that carry their proof, and refuse the rest aloud."""

from relazione.record.admission import admit
from relazione.record.claim import Admission, Claim, ClaimParticipant, ClaimValue, Refusal
from relazione.record.kind import sentence

__all__ = ["Admission", "Claim", "ClaimParticipant", "ClaimValue", "Refusal", "admit", "sentence"]
