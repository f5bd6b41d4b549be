"""Examples of properties: a quick run has the same ones every time, the long run new ones."""

from pathlib import Path

from hypothesis import settings

MAKEFILE = (Path(__file__).parents[1] / "Makefile").read_text(encoding="utf-8")


def test_a_quick_run_is_the_same_every_time() -> None:
    """A run in CI never fails on an example that nobody has seen; the long run looks for those."""
    steady, fresh = settings.get_profile("steady"), settings.get_profile("random")
    assert (steady.derandomize, fresh.derandomize) == (True, False)
    assert fresh.max_examples > steady.max_examples
    assert steady.deadline is fresh.deadline is None


def test_each_target_names_its_examples() -> None:
    """Wherever pytest runs all tests of a mark; proving alone draws new ones."""
    assert "EXAMPLES := steady" in MAKEFILE
    assert "prove: EXAMPLES := random" in MAKEFILE
    assert MAKEFILE.count("--hypothesis-profile=$(EXAMPLES)") == 3
