"""Sources in words."""

from geodata.brief.records import Brief
from geodata.phrasing.source_words import (
    cited_sentences_phrase,
    claim_grade_phrase,
    numbered_source_line,
    reliability_phrase,
    source_affiliation,
    source_line,
    speaker_phrase,
)
from geodata.words.text_direction import strip_isolates


def test_speaker(demo: Brief) -> None:
    """The chain of attribution goes from the speaker to the source that passes it on."""
    first, second = demo.events[0].claims
    assert speaker_phrase(first, demo, "ar") == "الوزارة"
    assert speaker_phrase(second, demo, "en") == "The ministry, according to A rival paper"


def test_source(demo: Brief) -> None:
    """Affiliation and letter stand where they are known."""
    ministry, paper = demo.sources
    assert source_affiliation(ministry, demo, "en") == "speaks for Japan"
    assert reliability_phrase(ministry, "en") == "B: Usually reliable"
    assert source_affiliation(paper, demo, "en") is reliability_phrase(paper, "en") is None
    assert source_line(ministry, demo, "en") == "The ministry · speaks for Japan · B: Usually reliable"
    assert source_line(paper, demo, "en") == "A rival paper"


def test_grade(demo: Brief) -> None:
    """A grade is said where one of its halves was judged."""
    first, second = demo.events[0].claims
    assert claim_grade_phrase(first, demo, "en") == "Grade B6: Usually reliable; Truth cannot be judged"
    assert claim_grade_phrase(second, demo, "en") is None
    judged = second.model_copy(update={"credibility": 2})
    assert str(claim_grade_phrase(judged, demo, "en")).startswith("Grade F2: ")


def test_sentences() -> None:
    """Numbers have the commas of the language; the report sorts them, the picture keeps its order."""
    assert strip_isolates(cited_sentences_phrase((5, 3), "ar")) == "الجمل 3، 5"
    assert numbered_source_line(2, "A paper", (3, 5), "en") == "2. A paper [3, 5]"
    assert strip_isolates(numbered_source_line(2, "صحيفة", (3, 5), "ar")) == "2. صحيفة [3، 5]"


def test_a_source_without_sentences_has_no_brackets() -> None:
    """One that is cited by row or page is named alone."""
    assert cited_sentences_phrase((), "ar") == ""
    assert numbered_source_line(1, "Harbour Watch", (), "en") == "1. Harbour Watch"
    assert strip_isolates(numbered_source_line(1, "صحيفة", (), "ar")) == "1. صحيفة"
