"""The shared vectors: Python still gives the results that the browser code is tested with."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.loaded_script import load_script

FOLDER = Path(__file__).parents[1] / "vectors"


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    """Return the vectors as the generator writes them now."""
    found: dict[str, Any] = json.loads(json.dumps(load_script(FOLDER / "make.py").made()))
    return found


@pytest.mark.parametrize("name", ["standing", "filters", "thinning", "periods", "folding"])
def test_the_files_are_up_to_date(made: dict[str, Any], name: str) -> None:
    """Otherwise run ``python tests/vectors/make.py`` and the tests of the browser code."""
    assert json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")) == made[name]


def test_every_reason_is_asked_for(made: dict[str, Any]) -> None:
    """The vectors reach each filter, both ends of thinning, and an empty result."""
    asked = {reason for case in made["filters"]["cases"] for reason in case["omitted"]}
    assert asked == set(made["filters"]["reasons"][1:])
    assert {case["exact"] for case in made["thinning"]["cases"]} == {True, False}
    assert {0, 1, 2} == {code for case in made["standing"]["cases"] for code in case["standing"]}
