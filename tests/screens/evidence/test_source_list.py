"""List of sources: claims count for the source they come from."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from geodata.screens.evidence.source_list import claims_by_source, grade_badge

Run = Callable[..., AppTest]


def test_a_claim_counts_for_whom_it_comes_from(run: Run) -> None:
    """Zelensky's forecast, passed on by the author, is Zelensky's; the author passes on one."""
    found = {voice.source.id: voice for voice in claims_by_source(run().session_state["page_context"])}
    assert [claim.id for _, claim in found["zelensky"].claims] == [
        "troops-in-russia-zelensky",
        "troops-ready-1",
    ]
    assert [claim.id for _, claim in found["author"].passed_on] == ["troops-ready-1"]
    assert "troops-ready-1" not in [claim.id for _, claim in found["author"].claims]


def test_a_badge_says_its_grade() -> None:
    """A badge has its meaning as a label; "cannot be judged" is no step of the scale."""
    assert grade_badge("B", "en").count("Letter B: Usually reliable") == 2
    assert 'class="grade step-2"' in grade_badge("B", "en")
    assert 'class="grade step-2"' in grade_badge("2", "ar")
    assert 'class="grade unknown"' in grade_badge("F", "en")
    assert 'class="grade unknown"' in grade_badge("6", "en")
