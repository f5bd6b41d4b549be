"""Tests of claims: withheld sources, likelihood and confidence, figures that refer to others."""

import pytest

from geodata.brief.brief_reader import read_brief_bytes

CLAIM = "        statement: judgement\n"
FIGURE = 'figure: {value: "٢٠", unit: ship,'


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ("        likelihood: likely\n", []),
        ("        confidence: low\n", []),
        ("        likelihood: likely\n        confidence: low\n", ["mixed-judgement"]),
    ],
)
def test_likelihood_and_confidence_apart(demo_yaml: str, more: str, codes: list[str]) -> None:
    """Both in one sentence warn; the brief opens whole."""
    reading = read_brief_bytes(demo_yaml.replace(CLAIM, CLAIM + more).encode())
    assert [problem.code for problem in reading.problems] == codes
    assert all(problem.is_warning for problem in reading.problems)
    assert reading.brief is not None
    assert reading.brief.unfinished == 0


def test_a_reported_fact_has_no_likelihood(demo_yaml: str) -> None:
    """Only judgements and forecasts have one."""
    yaml = demo_yaml.replace("said_on: 2030-01-10\n", "said_on: 2030-01-10\n        likelihood: likely\n")
    assert [problem.code for problem in read_brief_bytes(yaml.encode()).problems] == ["mixed-judgement"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("covers: {from: 2024-05, to: 2024-04},", "figure"),
        ("covers: {from: 2024-04, to: 2024-04},", None),
        ("covers: {place: atlantis},", "unknown-id"),
        ("revises: harbour-exercise-1,", "figure"),
        ("revises: harbour-exercise-9,", "unknown-id"),
    ],
)
def test_figures(demo_yaml: str, more: str, code: str | None) -> None:
    """A period ends after it begins; a figure revises one of its own speaker, for the same thing."""
    reading = read_brief_bytes(demo_yaml.replace(FIGURE, f"{FIGURE} {more}").encode())
    assert [problem.code for problem in reading.problems] == ([code] if code else [])


def test_a_figure_of_the_same_speaker_is_revised(demo_yaml: str) -> None:
    """Speaker, unit and thing counted are the same."""
    yaml = demo_yaml.replace(FIGURE, f"{FIGURE} revises: harbour-exercise-1,").replace(
        "source: paper\n        via: [ministry]", "source: ministry"
    )
    assert read_brief_bytes(yaml.encode()).problems == ()


def test_a_withheld_source_is_left_off_with_what_cites_it(demo_yaml: str) -> None:
    """No screen and no file names it until it can be hidden."""
    yaml = demo_yaml.replace("reliability: B", "reliability: B, withheld: true")
    reading = read_brief_bytes(yaml.encode())
    assert "withheld" in {problem.code for problem in reading.problems}
    assert reading.brief is not None
    assert not any(source.withheld for source in reading.brief.sources)
    cited = {claim.source for event in reading.brief.events for claim in event.claims}
    assert cited <= {source.id for source in reading.brief.sources}
