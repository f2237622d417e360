"""What a clause tells of a bearer's side."""

from __future__ import annotations

from tests.read.sentences import offices_in


def test_whoever_is_met_does_not_serve_the_state_of_the_one_who_meets() -> None:
    """A bare office met by a minister is not given to the minister's own state, though that is the paper's."""
    text = "Ghanaian Foreign Minister Kwabena Asante-Boadu met with Prime Minister Myrna Holder. Barbados is an island."
    assert offices_in(text, "Ghana News Agency")[-1] == "Myrna Holder: head_of_government BRB"


def test_who_leads_a_delegation_serves_its_state() -> None:
    """The office after "led by" serves the state that the delegation is said to be of."""
    text = "Uzbek officials hosted a delegation of Belgium headed by Minister of Trade Joris Vanhecke."
    assert "Joris Vanhecke: minister BEL" in offices_in(text, "Uzbekistan Daily")


def test_who_accompanies_somebody_serves_his_state() -> None:
    """The office after "accompanied by" serves the state of who is accompanied."""
    text = "Tuvaluan Prime Minister Lotoala Semese arrived in Taipei, accompanied by Minister of Fisheries Maatia Ielu."
    assert "Maatia Ielu: minister TUV" in offices_in(text, "Focus Taiwan")


def test_a_visitor_does_not_serve_the_state_visited() -> None:
    """A president whose visit to a state is told of is not its president."""
    text = "Ukraine and the United States prepare President Volodar Hnatenko's visit to Washington."
    assert offices_in(text, "The White House") == ["Volodar Hnatenko: head_of_state UKR"]


def test_two_who_sign_for_each_other_serve_different_states() -> None:
    """Of two officials who sign something, the second does not serve the state of the first."""
    text = "PNG Foreign Minister Rabura Patoa and Minister for Trade Colin Emmerton signed the memorandum in Canberra."
    assert offices_in(text, "Prime Minister of Australia")[-1] == "Colin Emmerton: minister AUS"
