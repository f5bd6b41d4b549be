"""The reading page without a browser."""

import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.brief.source_text import decode_text
from geodata.screens.pages.reading_page import focus_highlight_style

Run = Callable[..., AppTest]


@pytest.fixture
def read(run: Run) -> Run:
    """A function that opens the reading page with some parameters."""

    def _read(**parameters: str) -> AppTest:
        app = run(**parameters).switch_page("reading.py").run()
        assert not app.exception
        return app

    return _read


def html(app: AppTest) -> str:
    """All HTML of our own on the page."""
    return " ".join(each.proto.body for each in app.get("html"))


def told(app: AppTest) -> dict[str, str]:
    """Return the data of the sync component."""
    parts = [json.loads(each.proto.json) for each in app.get("bidi_component") if each.proto.json]
    found: dict[str, str] = next(part for part in parts if "scene" not in part)
    return found


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "The text, sentence by sentence"), ("ar", "النص جملةً جملة")]
)
def test_page_in_both_languages(read: Run, lang: str, words: str) -> None:
    """Every sentence of the brief is there, with the map beside it and its coverage."""
    app = read(lang=lang)
    assert words in html(app)
    assert html(app).count('class="sentence ') == 26
    components = {each.proto.component_name for each in app.get("bidi_component")}
    assert components >= {"briefmap.reading-sync", "briefmap.choice-keys"}
    assert "briefmap.map" in components or app.get("deck_gl_json_chart")
    assert "shares" in html(app)


def test_focus_lights_its_sentences_and_shows_its_card(read: Run) -> None:
    """The event of the address is scrolled to and has its card beside."""
    app = read(focus="ocean-2024")
    assert told(app)["focus"] == "ocean-2024"
    assert ':is(.sentence,.anchored)[data-events~="ocean-2024"]' in html(app)
    assert '<article class="card"' in html(app)


def test_focus_stays_between_the_pages(read: Run) -> None:
    """Filters and focus go along to the dashboard and back."""
    app = read(focus="ocean-2024", actor="chn")
    app.switch_page("dashboard.py").run()
    assert app.session_state["view"].focus == "ocean-2024"
    assert app.session_state["view"].actors == frozenset({"chn"})


def test_without_focus_nothing_is_lit(read: Run) -> None:
    """No sentence is lit before an event is chosen."""
    assert told(read())["focus"] is None
    assert focus_highlight_style(None) == "<style></style>"


def test_own_words_once_the_text_is_attached(read: Run, shipped_text: bytes) -> None:
    """The attached text takes the place of the restatements, and is covered whole."""
    app = read()
    text = decode_text(shipped_text)
    app.session_state["texts"] = {text.sha256: text}
    app.run()
    assert 'class="text original"' in html(app)
    assert "Nothing is left out" in html(app)
    assert html(app).count("<mark class=") > 50


def test_long_text_is_turned(read: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of many parts is turned by buttons; another event turns to its own part."""
    monkeypatch.setattr("geodata.screens.reading.sentence_list.SENTENCES_PER_PART", 10)
    app = read()
    assert html(app).count('class="sentence ') < 26
    app.button(key="turn-after-en").click().run()
    assert "Part 2 of" in html(app)
    assert "Part 1 of" in html(read(focus="troops-in-russia"))
    assert 'data-events="prk-rus-containers"' in html(read(focus="prk-rus-containers"))


def test_card_leads_to_the_text(run: Run) -> None:
    """On the dashboard the card has a way to the sentence."""
    links = {each.proto.label: each.proto for each in run(focus="ocean-2024").get("page_link")}
    link = links["Read it in the text"]
    assert link.page == "reading"
    assert "focus=ocean-2024" in link.query_string


def test_state_knows_the_page(read: Run) -> None:
    """The way to the page on screen is no link."""
    app = read()
    assert app.session_state["page"] == "reading"
    assert 'aria-current="page">Text</span>' in html(app)


@pytest.mark.parametrize(
    ("brief", "hint"),
    [
        ("red-sea-2024-03", "Click marked words"),
        ("siyaqat-2024-10", "Click an event:"),
        ("invented-incident-log-2031", "Click an event:"),
    ],
)
def test_the_hint_speaks_of_what_is_there(read: Run, brief: str, hint: str) -> None:
    """Marked words are only where the text is at hand."""
    page = read(brief=brief, lang="en")
    assert hint in html(page)
