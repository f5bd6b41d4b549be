"""Tests of sentence segments: they tile the sentence and list its citations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.brief.record_types.text_records import Sentence
from geodata.brief.records import Brief
from geodata.brief.sentence_segments import (
    CitingClaim,
    claims_by_sentence,
    queries_by_sentence,
    sentences_of,
    split_sentence,
)

SENTENCE = Sentence.model_validate({"number": 1, "paragraph": 1, "span": (100, 120), "heading": True})
Spans = tuple[tuple[int, int], ...]
EDGE = st.integers(95, 125)
SPAN = st.tuples(EDGE, EDGE).map(lambda pair: (min(pair), max(pair))).filter(lambda pair: pair[0] < pair[1])


def cited(brief: Brief, *spans: Spans) -> tuple[CitingClaim, ...]:
    """Claims of the invented brief that cite these spans, each as often as its spans are listed."""
    event = brief.event_by_id["harbour-exercise"]
    return tuple(
        CitingClaim(event, event.claims[0].model_copy(update={"id": f"claim-{at}"}), found)
        for at, found in enumerate(spans)
    )


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        ((), [(100, 120, "")]),
        ((((104, 108),),), [(100, 104, ""), (104, 108, "0"), (108, 120, "")]),
        (
            (((100, 110),), ((105, 120),)),
            [(100, 105, "0"), (105, 110, "01"), (110, 120, "1")],
        ),
        ((((100, 120),), ((100, 120),)), [(100, 120, "01")]),
        (
            (((101, 103), (105, 107)),),
            [(100, 101, ""), (101, 103, "0"), (103, 105, ""), (105, 107, "0"), (107, 120, "")],
        ),
    ],
)
def test_overlapping_spans(demo: Brief, spans: tuple[Spans, ...], found: list[object]) -> None:
    """Each segment lists every claim that cites it."""
    segments = split_sentence(SENTENCE, cited(demo, *spans))
    assert [
        (at.start, at.end, "".join(each.claim.id[-1] for each in at.citing_claims)) for at in segments
    ] == found


@given(spans=st.lists(st.lists(SPAN, min_size=1, max_size=3).map(tuple), max_size=5))
def test_pieces_tile_the_sentence(demo: Brief, spans: list[Spans]) -> None:
    """Every character is in one segment, with exactly the claims whose spans hold it."""
    segments = split_sentence(SENTENCE, cited(demo, *spans))
    owner = {at: piece for piece in segments for at in range(piece.start, piece.end)}
    assert [at for piece in segments for at in range(piece.start, piece.end)] == list(range(100, 120))
    for at, piece in owner.items():
        wanted = [f"claim-{n}" for n, each in enumerate(spans) if any(low <= at < high for low, high in each)]
        assert [each.claim.id for each in piece.citing_claims] == wanted


def test_notes_close_behind_their_last_words(demo: Brief) -> None:
    """A query ends with one segment only, where its words end."""
    sentence = demo.sentence_by_number[5]
    segments = split_sentence(sentence, claims_by_sentence(demo)[5], queries_by_sentence(demo)[5])
    assert [(at.start, at.end) for at in segments if at.queries] == [(176, 184)]
    assert [at.end for at in segments for query in at.ending_queries if query.id == "which-korea"] == [184]


def test_citing(demo: Brief) -> None:
    """Claims are listed by sentence, and each event once a segment."""
    assert {
        number: [each.claim.id for each in found] for number, found in claims_by_sentence(demo).items()
    } == {
        2: ["harbour-exercise-1"],
        3: ["harbour-exercise-2"],
        4: ["parts-1"],
        5: ["closer-1"],
    }


def test_sentences_of_another_document(papers: Brief) -> None:
    """Only the cited ones, with the claims that cite them; the encoded text has its own."""
    assert [each.number for each in sentences_of(papers, "second")] == [2, 4]
    assert [each.number for each in sentences_of(papers)] == [1, 2, 3, 4, 5]
    cited = {
        number: [each.claim.id for each in found]
        for number, found in claims_by_sentence(papers, "second").items()
    }
    assert cited == {2: ["departure-2"], 4: ["closed-1"]}
    assert 4 not in claims_by_sentence(papers)
    assert queries_by_sentence(papers, "second") == {}
