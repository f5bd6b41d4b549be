"""Tests of accepting proposals in ``brief.yaml``."""

import pytest

from geodata.brief.yaml_edit import EditError, load_yaml
from geodata.drafting.proposal_acceptance import AcceptedProposal, accept_proposals, parse_accepted

BRIEF = """\
# A remark
schema: 2
id: made-up
sentences:
  - number: 1
    span: [0, 9]
    proposed: {record: {rule: draft}}
events:
  - id: strike-1
    kind: strike # by hand
    off_map: {en: asked}
    proposed: {record: {rule: draft}, kind: {rule: verb}, places: {rule: place-asked, readings: [gn-1, gn-2]}}
    claims:
      - id: strike-1-1
        proposed: {record: {rule: draft}}
        source: author
      - id: strike-1-2
        spans: [[3, 7]]
        proposed: {spans: {rule: rebase, readings: ["[4, 8]", "[14, 18]"]}}
  - id: clash-2
    proposed:
      record: {rule: draft}
      when: {rule: date-weekday, readings: [2031-05-03, 2031-05-10]}
"""


def accepted(*targets: str) -> str:
    """Return the text with some proposals accepted."""
    return accept_proposals(BRIEF, [parse_accepted(each) for each in targets])


def event(text: str, index: int) -> dict[str, object]:
    """Return an event of a text."""
    return dict(load_yaml(text)["events"][index])


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("strike-1", AcceptedProposal("strike-1")),
        ("strike-1.when", AcceptedProposal("strike-1", "when")),
        ("strike-1.when=2031-05-03/..", AcceptedProposal("strike-1", "when", "2031-05-03/..")),
        ("12", AcceptedProposal("12")),
    ],
)
def test_forms_of_a_target(text: str, target: AcceptedProposal) -> None:
    """A record, a field, a reading."""
    assert parse_accepted(text) == target


@pytest.mark.parametrize("text", ["", ".when", "a.b.c=", "a.when=", "=x"])
def test_other_forms_are_refused(text: str) -> None:
    """What has no id or no reading is no target."""
    with pytest.raises(EditError, match="expected ID"):
        parse_accepted(text)


def test_a_field_is_accepted_alone() -> None:
    """Its origin goes, the other proposals, remarks and lines stay."""
    text = accepted("strike-1.kind")
    assert set(event(text, 0)["proposed"]) == {"record", "places"}  # type: ignore[call-overload]
    assert text.replace("kind: {rule: verb}, ", "") == text
    assert BRIEF.replace("kind: {rule: verb}, ", "") == text


def test_a_reading_becomes_the_place() -> None:
    """The chosen candidate is the place, and the reason for none goes."""
    found = event(accepted("strike-1.places=gn-2"), 0)
    assert found["places"] == [{"place": "gn-2"}]
    assert "off_map" not in found
    assert set(found["proposed"]) == {"record", "kind"}  # type: ignore[call-overload]


def test_a_reading_becomes_the_date() -> None:
    """The chosen date is written; a block of proposals loses its line alone."""
    text = accepted("clash-2.when=2031-05-10")
    assert event(text, 1)["when"] == {"edtf": "2031-05-10"}
    assert set(event(text, 1)["proposed"]) == {"record"}  # type: ignore[call-overload]


def test_a_reading_becomes_the_span() -> None:
    """A span that a corrected text leaves open is chosen among its readings."""
    claim = load_yaml(accepted("strike-1-2.spans=[14, 18]"))["events"][0]["claims"][1]
    assert claim["spans"] == [["14", "18"]]


def test_a_record_is_accepted_with_its_claims() -> None:
    """Nothing in it is proposed any more, and everything else stays to the letter."""
    text = accepted("strike-1.places=gn-1", "strike-1-2.spans=[4, 8]", "strike-1", "1")
    assert "proposed" not in text.partition("  - id: clash-2")[0]
    assert "# A remark" in text
    assert "kind: strike # by hand" in text


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("strike-1", "several readings"),
        ("strike-1.places", "strike-1.places=gn-1"),
        ("strike-1.places=gn-3", "several readings"),
        ("strike-1.kind=clash", "one reading only"),
        ("strike-1.title", "no proposed field"),
        ("strike-9", "no event, claim or sentence"),
    ],
)
def test_what_cannot_be_accepted_is_said(target: str, message: str) -> None:
    """The message names what can be."""
    with pytest.raises(EditError, match=message):
        accepted(target)


def test_what_is_accepted_is_not_proposed_again() -> None:
    """A second acceptance says so."""
    text = accepted("1")
    with pytest.raises(EditError, match="not proposed"):
        accept_proposals(text, [AcceptedProposal("1")])
