"""Help page: the guide that the package carries, one topic at a time.

The guide (``geodata/guide``) is Markdown in English. It is rendered here and not by ``st.markdown``, which
can neither set the language of a text nor leave its figures and quotes as they are.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

import streamlit as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_links import GUIDE_TOPIC, show_back_link, show_guide_link
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.view import View
from geodata.words import DEFAULT_LANG, language_direction, translate
from geodata.words.text_direction import has_rtl_letters

GUIDE_LANG: Final = DEFAULT_LANG
_CHOSEN: Final = "help-topic"
_INDEX_LINE: Final = re.compile(r"^- \[.+\]\(([a-z-]+)\.md\)$", re.MULTILINE)
_GUIDE_LINK: Final = re.compile(r"(?P<topic>[a-z-]+)\.md(?P<anchor>#[a-z0-9-]+)?")
_HEADINGS: Final = {"h1": "h2", "h2": "h3", "h3": "h4"}
"""Tag of each heading within the app, whose own title is the first."""


def show_help_page(context: PageContext) -> None:
    """Write the list of topics and, beside it, the chosen topic."""
    lang, chosen = context.lang, _chosen_topic()
    show_back_link(context)
    with st.container(key="help"):
        with st.container(key="help-topics"):
            st.html(
                html_element("h2", translate("help.title", lang), lang=lang, dir=language_direction(lang))
            )
            for topic in topics():
                _show_topic_link(context, topic, is_current=topic == chosen)
        with st.container(key="help-text"):
            if lang != GUIDE_LANG:
                st.html(
                    html_element(
                        "p", translate("help.english-only", lang), class_="quiet", lang=lang, dir="auto"
                    )
                )
            st.html(topic_html(chosen, context.view))


@cache
def topics() -> tuple[str, ...]:
    """Return the topics in the order of the guide's index; each is the stem of its file."""
    return tuple(_INDEX_LINE.findall(_guide_text("index")))


def topic_html(topic: str, view: View) -> Markup:
    """Return a topic as one article; links to other topics carry the View and open beside this page.

    A link that replaced the page would begin a new session and lose the edits of this one.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = list(_without_pictures(parser.parse(_guide_text(topic))))
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        _adapt(token, following)
        for each in token.children or ():
            _adapt_link(each, view)
    html = Markup(parser.renderer.render(tokens, parser.options, {}))
    return html_element("article", html, class_="guide", lang=GUIDE_LANG, dir=language_direction(GUIDE_LANG))


def _chosen_topic() -> str:
    """Return the topic of the address, else the session's last, else the first.

    The session remembers it, since a change of language or theme writes the View alone into the address. A
    link from a page to itself leaves the browser's address as it was, so a new topic is written there.
    """
    named = st.query_params.get(GUIDE_TOPIC)
    if named in topics() and named != st.session_state.get(_CHOSEN):
        st.session_state[_CHOSEN] = st.query_params[GUIDE_TOPIC] = named
    chosen: str = st.session_state.get(_CHOSEN, topics()[0])
    return chosen


def _show_topic_link(context: PageContext, topic: str, *, is_current: bool) -> None:
    label = translate(f"help.topic.{topic}", context.lang)
    if is_current:
        st.html(html_element("span", label, class_="current-page", aria_current="page"))
    else:
        show_guide_link(topic, context.view, label=label)


def _guide_text(topic: str) -> str:
    return (files("geodata") / "guide" / f"{topic}.md").read_text(encoding="utf-8")


def _without_pictures(tokens: list[Token]) -> Iterator[Token]:
    """Yield the tokens but for paragraphs of a picture alone: the wheel carries no pictures of the app."""
    skipped = -1
    for at, token in enumerate(tokens):
        following = tokens[at + 1 : at + 2]
        if token.type == "paragraph_open" and following and _is_picture(following[0]):
            skipped = at + 2
        if at > skipped:
            yield token


def _is_picture(token: Token) -> bool:
    kinds = {each.type for each in token.children or ()}
    return "image" in kinds and kinds <= {"image", "softbreak"}


def _adapt(token: Token, following: Token | None) -> None:
    """Lower a heading by a level and give it an anchor; mark a cell whose words run from right to left."""
    words = following.content if following and following.type == "inline" else ""
    if token.type == "heading_open":
        token.attrSet("id", _anchor(words))
    elif token.type == "td_open" and has_rtl_letters(words):
        token.attrSet("lang", "ar")
        token.attrSet("dir", "rtl")
    token.tag = _HEADINGS.get(token.tag, token.tag) if token.type.startswith("heading_") else token.tag


def _anchor(heading: str) -> str:
    """Return the anchor that Markdown viewers give a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def _adapt_link(token: Token, view: View) -> None:
    """Lead a link between files of the guide to the topic's address."""
    found = _GUIDE_LINK.fullmatch(str(token.attrGet("href") or ""))
    if token.type == "link_open" and found:
        query = "&".join(filter(None, (view.query_string(), f"{GUIDE_TOPIC}={found['topic']}")))
        token.attrSet("href", f"help?{query}{found['anchor'] or ''}")
        token.attrSet("target", "_blank")
