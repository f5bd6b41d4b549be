"""The page of sources as a whole, without a browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

Run = Callable[..., AppTest]


def html(app: AppTest) -> str:
    """All HTML of our own on the page."""
    return " ".join(each.proto.body for each in app.get("html"))


def there(app: AppTest, shown: str = "") -> AppTest:
    """Return the app on the sources page with one of its displays chosen."""
    app.switch_page("sources.py").run()
    if shown:
        switch = next(each for each in app.get("button_group") if str(each.key).startswith("sources-"))
        switch.set_value(shown).run()
    assert not app.exception
    return app


@pytest.mark.parametrize(("lang", "words"), [("en", "Who says what"), ("ar", "من يقول ماذا")])
def test_the_list_holds_every_claim(run: Run, lang: str, words: str) -> None:
    """Every claim of the brief stands under its source; the matrix is one click away."""
    app = there(run(lang=lang))
    assert words in html(app)
    assert 'class="matrix event-links"' not in html(app)
    claims = sum(len(event.claims) for event in app.session_state["page_context"].brief.events)
    assert html(app).count('class="claim-head family-') == claims


def test_the_matrix_is_one_click_away(run: Run) -> None:
    """A cell names its number of claims by kind and links to its event."""
    words = html(there(run(), "matrix"))
    assert (
        'data-focus="troops-in-russia" aria-label="Kirby, North Korean soldiers in Russia: Reported 1"'
        in words
    )
    assert words.count('scope="col"') == 12
    assert words.count('<th scope="row"') == 30


def test_the_list_follows_the_filters(run: Run) -> None:
    """The number of hidden events is shown, and sources left without claims."""
    words = html(there(run(actor="irn")))
    assert "events are filtered out" in words
    assert "says nothing of the events that pass the filters" in words


def test_grades_are_stored_and_used(run: Run) -> None:
    """A letter and a number show on the card, also at the next visit."""
    app = there(run(focus="troops-in-russia"), "grade")
    app.selectbox(key="graded-en").set_value("kirby").run()
    app.radio(key="letter-kirby-en").set_value("B").run()
    number = next(each for each in app.get("button_group") if each.key == "number-troops-in-russia-kirby-en")
    number.set_value(2).run()
    assert "Grade B2: Usually reliable; Probably true" in html(there(run(focus="troops-in-russia")))
    assert "2 edits since version 1, all stored" in html(there(run(), "grade"))


def test_who_cannot_be_judged_stands_apart(run: Run) -> None:
    """A source with a letter comes first, under a heading; F is no last step."""
    app = there(run(), "grade")
    app.selectbox(key="graded-en").set_value("putin").run()
    app.radio(key="letter-putin-en").set_value("E").run()
    switch = next(each for each in app.get("button_group") if each.key == "sources-en")
    switch.set_value("list").run()
    words = re.sub(r'<ul class="source-index.*?</ul>', "", html(app))
    assert words.index("Reliability judged") < words.index("Vladimir Putin") < words.index("Lloyd Austin")
    assert 'class="grade step-5"' in words
    assert 'class="grade unknown"' in words


def test_documents_and_replaced_ones(run: Run, papers_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of documents stands below; a claim says that its document was replaced, and by which."""
    monkeypatch.setenv("BRIEFMAP_BRIEFS", str(papers_folder.parent))
    words = html(there(run(brief="papers")))
    assert words.count('<li class="document"') == 8
    assert "3 citations are not checked here" in words
    claims, _, documents = words.partition('class="document-list"')
    assert claims.count("replaced by “Notice to shipping, second issue”") == 3
    assert documents.count("replaced by “Notice to shipping, second issue”") == 1
