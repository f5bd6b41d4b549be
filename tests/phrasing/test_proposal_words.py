"""Words for what a rule proposed."""

from geodata.atlas.atlas_frames import Atlas
from geodata.phrasing.proposal_words import mark_as_proposed, proposed_tag


def test_only_what_is_proposed_has_the_tag(drafted_atlas: Atlas) -> None:
    """Events and claims alike."""
    proposed, accepted = drafted_atlas.brief.events[:2]
    assert (proposed_tag(proposed, "en"), proposed_tag(accepted, "en")) == ("Found by rule", None)
    tags = [proposed_tag(claim, "en") for claim in proposed.claims]
    assert tags == [None, "Found by rule"]


def test_mark() -> None:
    """The mark follows the words."""
    assert mark_as_proposed("Harbour exercise", "en") == "Harbour exercise (found by rule)"
