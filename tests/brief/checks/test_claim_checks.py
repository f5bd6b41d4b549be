"""Tests of claims: likelihood and confidence, figures that refer to others."""

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


def test_no_figure_revises_itself(told_yaml: str) -> None:
    """Neither at once nor through another: no figure of the circle would stand."""
    circle = told_yaml.replace(
        "figure: {value: 3, unit: person,", "figure: {value: 3, revises: raid-2, unit: person,"
    )
    assert circle != told_yaml
    found = read_brief_bytes(circle.encode()).problems
    assert [(problem.code, problem.field) for problem in found] == [
        ("figure", "claims.0.figure.revises"),
        ("figure", "claims.1.figure.revises"),
    ]
