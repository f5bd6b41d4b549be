"""The about page: identity, meanings, licences."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata import __version__
from geodata.screens.pages.about_page import brief_facts, data_licences

Run = Callable[..., AppTest]


def test_this_brief(run: Run) -> None:
    """Version, digest and coverage of the open brief are listed."""
    context = run().session_state["page_context"]
    rows = dict(brief_facts(context))
    assert rows["Version"] == __version__
    assert rows["Digest of the structured brief"] == context.atlas.digest
    assert "sentences" in rows["Coverage of the text"]


@pytest.mark.parametrize("name", ["Natural Earth", "GeoNames", "Open Font License", "IHO S-23"])
def test_licences(name: str) -> None:
    """Every source of shipped data is named."""
    assert any(name in words for _, words in data_licences())


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_code_is_explained(run: Run, lang: str) -> None:
    """Seven precision codes, six letters and six numbers."""
    app = run(lang=lang)
    app.switch_page("about.py").run()
    html = " ".join(each.proto.body for each in app.get("html"))
    assert all(f"<dt>{code}</dt>" in html for code in "1234567ABCDEF")
