"""Escaping of a brief's words: only markup built by the module counts as markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from geodata.screens.shell.widget_text import (
    Markup,
    escape_markdown,
    html_element,
    join_markup,
    svg_data_uri,
    svg_image_element,
)


@pytest.mark.parametrize(
    ("built", "html"),
    [
        (html_element("p", "a < b & c"), "<p>a &lt; b &amp; c</p>"),
        (html_element("p", html_element("bdi", "<i>")), "<p><bdi>&lt;i&gt;</bdi></p>"),
        (html_element("p", None, "x", None), "<p>x</p>"),
        (html_element("td", class_="a b", dir="ltr", lang=None), '<td class="a b" dir="ltr"></td>'),
        (html_element("details", open=True), "<details open></details>"),
        (html_element("p", aria_label='"><script>'), '<p aria-label="&quot;&gt;&lt;script&gt;"></p>'),
        (join_markup("<", Markup("<br>")), "&lt;<br>"),
        (html_element("a", "x", href="?focus=a"), '<a href="?focus=a">x</a>'),
    ],
)
def test_element(built: str, html: str) -> None:
    """Children and attributes are escaped, marked strings are not."""
    assert built == html


@pytest.mark.parametrize("tag", ["script", "style", "p onclick", "P", ""])
def test_tags_that_run_are_refused(tag: str) -> None:
    """A tag is a plain name and runs nothing."""
    with pytest.raises(ValueError, match="found the tag"):
        html_element(tag)


@pytest.mark.parametrize("name", ["onclick", "style", "a b"])
def test_attributes_that_run_are_refused(name: str) -> None:
    """An attribute holds no script and no style."""
    with pytest.raises(ValueError, match="found the attribute"):
        html_element("p", **{name: "x"})


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "http://outside.example", "//outside.example", "data:text/html,x"]
)
def test_links_stay_on_this_site(address: str) -> None:
    """A link leads nowhere else."""
    with pytest.raises(ValueError, match="address on this site"):
        html_element("a", href=address)


def test_picture_is_an_image_that_runs_nothing() -> None:
    """An SVG is shown as an image, where scripts do not run."""
    assert svg_image_element("<svg/>").startswith('<img src="data:image/svg+xml;base64,PHN2Zy8+"')
    assert svg_data_uri("<svg/>") == "data:image/svg+xml;base64,PHN2Zy8+"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("~1,500~", r"\~1\,500\~"),
        ("2012. since", r"2012\. since"),
        ("<img src=x>", r"\<img src\=x\>"),
        ("a\nb", "a b"),
        (":smile:", "\\:\u2060smile\\:"),
        ("إيران", "إيران"),
    ],
)
def test_literal(text: str, label: str) -> None:
    """A label shown through Markdown reads as written."""
    assert escape_markdown(text) == label


@given(st.text(max_size=40))
def test_no_sign_of_markdown_stays_bare(text: str) -> None:
    """Each ASCII punctuation mark of a label stands after a backslash."""
    label = escape_markdown(text)
    assert escape_markdown(text).replace("\\", "").replace("\u2060", "") == " ".join(text.split()).replace(
        "\\", ""
    ).replace("\u2060", "")
    assert not any(sign in label.replace(f"\\{sign}", "") for sign in "*_~`[]<>$#:")


def test_app_shows_labels_as_written() -> None:
    """Streamlit takes an escaped label without complaint."""
    app = AppTest.from_string(f"import streamlit as st\nst.button({escape_markdown('*a* [b](c)')!r})").run()
    assert app.button[0].label == r"\*a\* \[b\]\(c\)"
