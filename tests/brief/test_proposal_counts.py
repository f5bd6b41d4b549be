"""Tests of counting proposed records."""

from geodata.brief.proposal_counts import count_proposals
from geodata.brief.record_fields import PROPOSED_RECORD
from geodata.brief.records import Brief


def test_an_accepted_brief_has_no_proposals(demo: Brief) -> None:
    """Nothing is counted, and the counts are false."""
    assert not count_proposals(demo)


def test_proposed_records_are_counted_by_sort(demo: Brief) -> None:
    """One proposed event, its claim and one sentence without a restatement."""
    claim = demo.events[0].claims[0].model_copy(update={"proposed": PROPOSED_RECORD})
    event = demo.events[0].model_copy(update={"proposed": PROPOSED_RECORD, "claims": (claim,)})
    at = next(n for n, each in enumerate(demo.sentences) if each.restatement is not None)
    sentence = demo.sentences[at].model_copy(update={"proposed": PROPOSED_RECORD, "restatement": None})
    sentences = (*demo.sentences[:at], sentence, *demo.sentences[at + 1 :])
    brief = demo.model_copy(update={"events": (event, *demo.events[1:]), "sentences": sentences})
    count = count_proposals(brief)
    assert (count.sentences, count.events, count.claims) == (1, 1, 1)
    assert count.to_restate == (sentence.number,)
    assert str(count).startswith("found by rule and not accepted: 1 sentences, 1 events, 1 claims")
