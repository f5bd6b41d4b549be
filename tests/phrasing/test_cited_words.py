"""Words of citations that may leave, by the share of their document."""

from pathlib import Path

import pytest

from geodata.brief.records import Brief
from geodata.phrasing.cited_words import LeavingWords, exported_citation
from geodata.tables.brief_opening import open_brief
from tests.shared_brief import write_shared_brief


def brief_in(folder: Path) -> Brief:
    """The brief of these tests."""
    reading = open_brief(write_shared_brief(folder))
    assert reading.problems == ()
    assert reading.brief is not None
    return reading.brief


def words(brief: Brief, claim_id: str) -> str | None:
    """The words of a claim that may leave."""
    claim = next(each for event in brief.event_records for each in event.claims if each.id == claim_id)
    quotations = LeavingWords(brief).quotations((claim,))
    return quotations[0].words if quotations else None


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("own-1", "The office saw nine boats today."),
        ("own-2", "a wholly open remark"),
        ("part-1", "they sold … forty"),
        ("part-2", "a cited remark only"),
        ("shut-1", None),
        ("shut-2", None),
    ],
)
def test_words_leave_by_the_share_of_their_document(tmp_path: Path, claim: str, expected: str | None) -> None:
    """The whole sentence, the cited words, or nothing; quotes with either of the first two."""
    assert words(brief_in(tmp_path), claim) == expected


def test_words_that_are_not_at_hand_do_not_leave(tmp_path: Path) -> None:
    """Without the file, and where it is another one."""
    brief = brief_in(tmp_path)
    assert words(brief.in_folder(None), "part-1") is None
    (tmp_path / "part.txt").write_text("Another text that is as long as it must be.", "utf-8")
    assert words(brief, "part-1") is None
    (tmp_path / "own.txt").unlink()
    assert words(brief, "own-1") is None


def test_claims_of_one_passage_are_one_quotation(tmp_path: Path) -> None:
    """Cited words in their order, those that overlap once."""
    brief = brief_in(tmp_path)
    claim = brief.event_by_id["part-event"].claims[0]
    more = claim.cites[0].model_copy(update={"spans": ((14, 24), (32, 36))})
    other = claim.model_copy(update={"cites": (more,)})
    (quotation,) = LeavingWords(brief).quotations((claim, other))
    assert quotation.words == "they sold forty … said"


def test_a_quotation_has_publisher_and_day(tmp_path: Path) -> None:
    """Else the name of its document."""
    brief = brief_in(tmp_path)
    first, second = brief.event_by_id["part-event"].claims
    leaving = LeavingWords(brief)
    assert leaving.quotations((first,))[0].credit("en") == "The part house · 2 January 2030"
    assert leaving.quotations((second,))[0].credit("en") == "The part page"
    assert leaving.quotations((first,))[0].direction == "ltr"


def test_a_citation_in_a_data_file_has_its_words_or_its_place(tmp_path: Path) -> None:
    """The quote of a document that may not be shared stays."""
    brief = brief_in(tmp_path)
    leaving = LeavingWords(brief)
    cited = {
        claim.id: exported_citation(claim.cites[0], leaving)
        for event in brief.events
        for claim in event.claims
    }
    assert cited["part-1"]["words"] == "they sold … forty"
    assert cited["part-2"] == {"document": "part-page", "quote": "a cited remark only"}
    assert cited["shut-2"] == {"document": "shut-page"}
    assert cited["shut-1"].keys() == {"document", "sentence", "spans"}


def test_without_a_document_nothing_leaves(tmp_path: Path) -> None:
    """A text that the brief encodes and does not list has no share."""
    brief = brief_in(tmp_path).model_copy(update={"documents": ()})
    claim = brief.event_by_id["own-event"].claims[0]
    assert LeavingWords(brief).quotations((claim,)) == ()
