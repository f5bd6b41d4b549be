"""The about page: identity, meanings, licences."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata import __version__
from geodata.screens.pages.about_page import brief_facts, copy_facts, data_licences

Run = Callable[..., AppTest]


def test_this_brief(run: Run) -> None:
    """Title, publication and coverage of the open brief; what identifies the copy is apart from them."""
    context = run().session_state["page_context"]
    rows, copy = dict(brief_facts(context)), dict(copy_facts(context))
    assert rows["Brief"] == context.brief.title["en"]
    assert "as of" in rows["Published"]
    assert "sentences" in rows["Coverage of the text"]
    assert copy["Version of Briefmap"] == __version__
    assert copy["Checksum of the brief"] == context.atlas.digest
    assert not set(rows.values()) & set(copy.values())


def test_what_identifies_the_copy_is_folded_at_the_end(run: Run) -> None:
    """The page speaks to readers first."""
    app = run()
    app.switch_page("about.py").run()
    html = next(each.proto.body for each in app.get("html") if 'class="about"' in each.proto.body)
    digest = app.session_state["page_context"].atlas.digest
    assert html.index("<details>") < html.index(digest)
    assert "</section>" not in html[html.index("<details>") :]


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
