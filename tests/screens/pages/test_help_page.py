"""Help page: every topic of the guide in both languages, links between topics, safe rendering."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata.screens.pages import help_page
from geodata.screens.pages.help_page import topic_html, topics
from geodata.view import View, parse_view
from geodata.words import LANGS, translate

Run = Callable[..., AppTest]
GUIDE = Path(__file__).parents[3] / "geodata" / "guide"


def open_help(run: Run, lang: str, **parameters: str) -> AppTest:
    """Open the help page of the shipped brief."""
    app = run(lang=lang, **parameters)
    app.switch_page("help.py").run()
    assert not app.exception
    return app


def article(app: AppTest) -> str:
    """Return the HTML of the topic on the page."""
    found: str = next(each.proto.body for each in app.get("html") if "<article" in each.proto.body)
    return found


def page_links(app: AppTest) -> list[str]:
    """Return the labels of all links between pages."""
    return [each.proto.label for each in app.get("page_link")]


@pytest.mark.parametrize("lang", LANGS)
def test_every_topic_is_listed(run: Run, lang: str) -> None:
    """All topics but the one on screen are links, and that one is marked."""
    app = open_help(run, lang)
    labels = [translate(f"help.topic.{topic}", lang) for topic in topics()]
    assert labels[1:] == [label for label in page_links(app) if label in labels]
    current = f'<span class="current-page" aria-current="page">{labels[0]}</span>'
    assert current in [each.proto.body for each in app.get("html")]


@pytest.mark.parametrize("lang", LANGS)
def test_every_topic_opens(run: Run, lang: str) -> None:
    """The address names the topic; it stands in English, and another language says so."""
    app = open_help(run, lang)
    for topic in topics():
        app.query_params["topic"] = topic
        app.run()
        assert not app.exception
        assert article(app).startswith('<article class="guide" lang="en" dir="ltr">')
        assert f">{translate(f'help.topic.{topic}', 'en')}</h2>" in article(app)
        told = any(translate("help.english-only", lang) in each.proto.body for each in app.get("html"))
        assert told == (lang != "en")


def test_a_change_of_language_keeps_the_topic(run: Run) -> None:
    """The View alone goes into the address then; the session remembers the topic."""
    app = open_help(run, "en", topic="glossary")
    app.button(key="language-ar").click().run()
    assert "topic" not in app.query_params
    assert ">Glossary</h2>" in article(app)


def test_an_unknown_topic_is_the_first(run: Run) -> None:
    """No file is read by a name from the address that is no topic."""
    app = open_help(run, "en", topic="../data/skeleton/brief")
    assert ">Using Briefmap</h2>" in article(app)


def test_the_footer_leads_to_the_guide(run: Run) -> None:
    """The link stands beside those to the page About."""
    labels = page_links(run(lang="ar"))
    assert labels.index(translate("page.help", "ar")) == labels.index(translate("page.about", "ar")) - 1


def test_a_topic_is_no_part_of_the_view() -> None:
    """The parameter is neither read nor warned about."""
    parsed = parse_view("topic=glossary&lang=ar")
    assert (parsed.view, parsed.ignored) == (View(lang="ar"), ())


def test_links_between_topics_carry_the_view() -> None:
    """They lead to the address of the topic and open beside the page; anchors stay on it."""
    html = topic_html("exports", View(lang="ar"))
    assert '<a href="help?lang=ar&amp;topic=data" target="_blank">' in html
    assert '<a href="#localizedtext">' in topic_html("fields", View())
    assert 'id="localizedtext"' in topic_html("fields", View())


def test_no_link_leaves_the_guide() -> None:
    """The app has no other address for the files of a checkout."""
    for topic in topics():
        hrefs = re.findall(r'href="([^"]+)"', topic_html(topic, View()))
        assert [href for href in hrefs if not re.match(r"help\?topic=[a-z-]+|#", href)] == []


def test_html_in_a_page_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Markdown of the guide runs nothing, and a link to a script is no link."""
    words = "# T\n\n<script>alert(1)</script> [x](javascript:alert(2))\n"
    monkeypatch.setattr(help_page, "_guide_text", lambda _topic: words)
    html = topic_html("using", View())
    assert "<script" not in html
    assert "<a " not in html


def test_pictures_are_left_out() -> None:
    """They lie outside the package; the words around them stay."""
    html = topic_html("pictures", View())
    assert "<img" not in html
    assert "A picture is the map of the screen" in html


def test_arabic_cells_are_marked() -> None:
    """The glossary's Arabic is announced as Arabic and runs from the right."""
    assert '<td lang="ar" dir="rtl">موجز</td>' in topic_html("glossary", View())


def test_each_page_of_the_guide_is_a_topic() -> None:
    """The index names every file, and each topic bears the title of its page."""
    assert sorted(topics()) == sorted(path.stem for path in GUIDE.glob("*.md") if path.stem != "index")
    for topic in topics():
        title = (GUIDE / f"{topic}.md").read_text(encoding="utf-8").partition("\n")[0]
        assert title == f"# {translate(f'help.topic.{topic}', 'en')}"
