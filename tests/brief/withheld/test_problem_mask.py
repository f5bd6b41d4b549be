"""Problems that name no withheld source."""

from geodata.brief.problems import LeftOffRecord, Problem
from geodata.brief.withheld.problem_mask import closed_problem, mask_left_off, mask_problem

WORDS = {"Barn Owl": "withheld-1", "owl": "withheld-1", "x": "withheld-2"}


def problem(**changed: str) -> Problem:
    """A problem with some of its parts."""
    parts = {"record": "events[0] (talk)", "field": "title", "found": "", "expected": "words", "mend": "mend"}
    return Problem("bad-value", "brief.yaml", 3, **(parts | changed))


def test_every_text_of_a_problem_is_masked() -> None:
    """Longer words first; a letter only where it stands alone."""
    found = mask_problem(
        problem(found="Barn Owl said", mend="write owl or x", expected="an exact one"), WORDS
    )
    assert found.found == "withheld-1 said"
    assert found.mend == "write withheld-1 or withheld-2"
    assert found.expected == "an exact one"


def test_hashes_beside_a_masked_word_go() -> None:
    """They name its file."""
    found = mask_problem(problem(found="owl.csv with SHA-256 0123456789abcdef…"), WORDS)
    assert found.found == "withheld-1.csv with SHA-256 withheld…"


def test_a_reference_and_a_withheld_record_do_not_tell_their_value() -> None:
    """A misspelt id is nearly the id."""
    assert mask_problem(problem(field="claims.0.source", found="wol"), WORDS).found == "withheld"
    assert mask_problem(problem(field="queries.0.document", found="wol"), WORDS).found == "withheld"
    assert mask_problem(problem(record="sources[2] (owl)", found="O.W.L."), WORDS).found == "withheld"


def test_nothing_changes_without_withheld_words() -> None:
    """Problems of all other briefs are as they are."""
    plain = problem(field="claims.0.source", found="wol")
    assert mask_problem(plain, {}) is plain
    assert mask_problem(problem(found="a title"), WORDS) == problem(found="a title")


def test_a_record_that_is_left_off_has_neither_name_nor_words() -> None:
    """Nor have its problems."""
    record = LeftOffRecord("sources", 1, "owl", (problem(found="owl"),))
    masked = mask_left_off(record, WORDS)
    assert masked.name == "withheld-1"
    assert masked.problems[0].found == "withheld-1"


def test_a_problem_of_a_file_that_cannot_be_read_tells_its_line_alone() -> None:
    """Nobody knows what else stands on it."""
    closed = closed_problem(problem(found="name: owl"))
    assert (closed.record, closed.field, closed.found, closed.line) == ("", "", "withheld", 3)
