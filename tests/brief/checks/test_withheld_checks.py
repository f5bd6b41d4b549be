"""Checks of withheld sources: reserved ids, and words that name them all the same."""

import pytest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.problems import ProblemLevel
from tests.withheld_brief import YAML


def found(yaml: str, code: str) -> list[tuple[str, str]]:
    """Record and value of the problems of a code."""
    return [
        (each.record, each.found) for each in read_brief_bytes(yaml.encode()).problems if each.code == code
    ]


@pytest.mark.parametrize("name", ["withheld-1", "withheld-12"])
def test_an_id_that_stands_for_a_withheld_source_is_refused(name: str) -> None:
    """Two records would have one id."""
    assert found(YAML.replace("id: desk,", f"id: {name},", 1), "reserved-id") == [
        (f"sources[0] ({name})", name)
    ]
    assert not found(YAML, "reserved-id")


def test_an_id_that_stands_for_a_withheld_document_is_refused() -> None:
    """As for sources."""
    yaml = YAML.replace("id: later,", "id: withheld-document-1,")
    assert found(yaml, "reserved-id") == [("documents[5] (withheld-document-1)", "withheld-document-1")]


def test_a_record_whose_words_name_a_withheld_source_is_named() -> None:
    """Whatever the spelling; it stays, since the words may mean something else."""
    assert not found(YAML, "withheld-named")
    yaml = YAML.replace("en: Trucks leave", "en: Trucks leave for NIGHTJAR ONE")
    assert found(yaml, "withheld-named") == [("events[1] (trucks)", "Nightjar One")]
    problem = next(p for p in read_brief_bytes(yaml.encode()).problems if p.code == "withheld-named")
    assert problem.level is ProblemLevel.WARNS
    titled = YAML.replace("en: First,", "en: The Barnowl page,")
    assert found(titled, "withheld-named")[0][0] == "slides[0] (first)"


def test_an_actor_that_names_it_is_named_at_its_place() -> None:
    """The masked brief has fewer actors than the file."""
    more = "actors:\n  - {id: other, name: {en: Friends of Barnowl}, kind: group}\n"
    yaml = YAML.replace("actors:\n  - {id: nightjar", f"{more}  - {{id: nightjar", 1)
    assert found(yaml, "withheld-named") == [("actors[0] (other)", "Barnowl")]
