"""Who says what: claims count for whom they come from."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from geodata.screens.evidence.source_list import badge, voices

Run = Callable[..., AppTest]


def test_a_claim_counts_for_whom_it_comes_from(run: Run) -> None:
    """Zelensky's forecast, passed on by the author, is Zelensky's; the author passes on one."""
    found = {voice.source.id: voice for voice in voices(run().session_state["desk"])}
    assert [claim.id for _, claim in found["zelensky"].said] == [
        "troops-in-russia-zelensky",
        "troops-ready-1",
    ]
    assert [claim.id for _, claim in found["author"].passed] == ["troops-ready-1"]
    assert "troops-ready-1" not in [claim.id for _, claim in found["author"].said]


def test_a_badge_says_its_grade() -> None:
    """In words for who cannot see it; what cannot be judged is no step of the scale."""
    assert badge("B", "en").count("Letter B: Usually reliable") == 2
    assert 'class="grade step-2"' in badge("B", "en")
    assert 'class="grade step-2"' in badge("2", "ar")
    assert 'class="grade unknown"' in badge("F", "en")
    assert 'class="grade unknown"' in badge("6", "en")
