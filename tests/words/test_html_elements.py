"""Construction of HTML: escaping, attributes, refused tags and links."""

import pytest

from geodata.words.html_elements import (
    Markup,
    html_element,
    join_markup,
    svg_data_uri,
    svg_image_element,
)
from geodata.words.untranslated_text import UntranslatedText


def test_text_is_escaped_and_markup_is_not() -> None:
    """A plain string never becomes a tag; a nested element is kept."""
    assert html_element("p", "<b>&", html_element("em", "x"), None) == "<p>&lt;b&gt;&amp;<em>x</em></p>"
    assert join_markup("<", Markup("<br>"), None) == "&lt;<br>"


@pytest.mark.parametrize(
    ("value", "written"),
    [('a"b', ' title="a&quot;b"'), (3, ' title="3"'), (True, " title"), (False, ""), (None, "")],
)
def test_attributes(value: str | bool | int | None, written: str) -> None:  # noqa: FBT001
    """Values are quoted, True is a bare name, False and None leave the attribute out."""
    assert html_element("p", title=value) == f"<p{written}></p>"


def test_names_of_attributes() -> None:
    """Underscores become hyphens, and one at the end is dropped; a void element has no end tag."""
    assert html_element("img", class_="a", data_row=1) == '<img class="a" data-row="1">'


@pytest.mark.parametrize("tag", ["script", "style", "a b", "P", ""])
def test_tags_that_run_something_are_refused(tag: str) -> None:
    """Neither script nor style, nor a name that could close the tag."""
    with pytest.raises(ValueError, match="found the tag"):
        html_element(tag)


@pytest.mark.parametrize("name", ["onclick", "style", "a b"])
def test_attributes_that_run_something_are_refused(name: str) -> None:
    """No handler, no inline style, no name with a space."""
    with pytest.raises(ValueError, match="found the attribute"):
        html_element("p", **{name: "x"})


@pytest.mark.parametrize(
    "link",
    [
        "https://x.example",
        "//x.example",
        "javascript:1",
        "data:text/html,x",
        "/x",
        "reading",
        "a/b?c",
        "a:b?c",
    ],
)
def test_links_to_other_sites_are_refused(link: str) -> None:
    """Only queries, fragments, assets and images within the page."""
    with pytest.raises(ValueError, match="href leads to"):
        html_element("a", href=link)


@pytest.mark.parametrize(
    "link", ["?lang=ar", "reading?lang=ar#s-1", "#event", "assets/a.png", "data:image/png;base64,AA"]
)
def test_links_on_this_site_are_kept(link: str) -> None:
    """Each is written as given."""
    assert html_element("a", href=link) == f'<a href="{link}"></a>'


def test_an_svg_is_an_image() -> None:
    """It is embedded as an address and has an alternative text."""
    assert svg_data_uri("<svg/>") == "data:image/svg+xml;base64,PHN2Zy8+"
    assert 'alt="" class="swatch"' in svg_image_element("<svg/>")


def test_untranslated_words_have_their_own_language() -> None:
    """They stand in an element with language, direction and a hint, and are escaped like all others."""
    words = UntranslatedText("<b>", "en", "ar")
    made = html_element("p", words)
    assert made == '<p><bdi lang="en" dir="ltr" title="غير مترجم">&lt;b&gt;</bdi></p>'
    assert html_element("p", title=words) == '<p title="&lt;b&gt;"></p>'
