"""Posts of predecessors."""

from __future__ import annotations

from tests.read.sentences import offices_in


def test_whoever_is_replaced_held_the_same_post() -> None:
    """The name after "replacing" has the post of the new envoy, as a former one."""
    text = "Isabelle Roy-Martel becomes Ambassador of Canada to Brazil, replacing Étienne Gingras."
    assert offices_in(text)[-1] == "Étienne Gingras: ambassador CAN to BRA, former"


def test_a_predecessor_without_a_state_held_the_post_that_the_text_has() -> None:
    """A previous envoy of whom no state is told had the post of the one envoy of that rank."""
    text = (
        "The High Commissioner of Namibia to Jamaica, Selma Nangolo, presented her letters. "
        "The previous High Commissioner, Gerson Haimbodi, has left."
    )
    assert offices_in(text)[-1] == "Gerson Haimbodi: high_commissioner NAM to JAM, former"


def test_who_replaces_an_office_holder_of_his_own_leaves_it_alone() -> None:
    """A person replaced whose own office the text tells keeps that one."""
    text = "Kenyan Foreign Minister Otieno Were replaces Kenyan Interior Minister Njoki Maina at the summit."
    assert offices_in(text)[-1] == "Njoki Maina: minister KEN"
